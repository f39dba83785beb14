using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task on the standard context.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>;

/// <summary>A task on a context of its own type.</summary>
/// <remarks>Only overridden methods are called: a task that overrides nothing only groups its dependencies.</remarks>
/// <typeparam name="T">The type of the context.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does the work.</summary>
    public virtual void Run(T context)
    {
    }

    /// <summary>Whether the task runs; a target that does not run is an error. Default: true.</summary>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>
    /// Called with the exception of the task; if overridden, the run continues unless this throws too.
    /// </summary>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Called after the task, whether it failed or not.</summary>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
