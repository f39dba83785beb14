using Cake.Core;

namespace Cake.Frosting;

/// <summary>
/// One unit of work; derive from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/>.
/// </summary>
public interface IFrostingTask
{
    /// <summary>Does the work.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>Whether the work is to be done; a target that is not to run is an error.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>Called with what <see cref="RunAsync"/> threw; the run then goes on unless this throws too.</summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Called after <see cref="RunAsync"/>, whether it threw or not.</summary>
    void Finally(ICakeContext context);
}
