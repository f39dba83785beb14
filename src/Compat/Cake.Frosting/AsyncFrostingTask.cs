using Cake.Core;

namespace Cake.Frosting;

/// <summary>An asynchronous task on the standard context.</summary>
public abstract class AsyncFrostingTask : AsyncFrostingTask<ICakeContext>;

/// <summary>An asynchronous task on a context of its own type.</summary>
/// <remarks>Only overridden methods are called: a task that overrides nothing only groups its dependencies.</remarks>
/// <typeparam name="T">The type of the context.</typeparam>
public abstract class AsyncFrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does the work.</summary>
    public virtual Task RunAsync(T context) => Task.CompletedTask;

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

    Task IFrostingTask.RunAsync(ICakeContext context) => RunAsync((T)context);

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
