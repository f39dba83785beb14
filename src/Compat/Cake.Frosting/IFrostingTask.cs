using Cake.Core;

namespace Cake.Frosting;

/// <summary>
/// One unit of work; derive from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/>.
/// </summary>
public interface IFrostingTask
{
    /// <summary>Does the work.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>Whether the task runs; a target that does not run is an error.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>
    /// Called with the exception of <see cref="RunAsync"/>; the run then continues unless this throws too.
    /// </summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Called after <see cref="RunAsync"/>, whether it failed or not.</summary>
    void Finally(ICakeContext context);
}
