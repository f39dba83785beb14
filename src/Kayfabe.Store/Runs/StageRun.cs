using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>The outcome of a stage in a run.</summary>
public enum StageVerdict
{
    /// <summary>Its result existed.</summary>
    Hit,

    /// <summary>It ran.</summary>
    Ran,

    /// <summary>It failed, when it ran or before.</summary>
    Failed,

    /// <summary>It did not run because an earlier stage failed.</summary>
    Blocked,

    /// <summary>The study does not use it.</summary>
    NotApplicable,
}

/// <summary>A stage in a run: one line of the run table.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Verdict">Its outcome.</param>
/// <param name="Reason">Why it had to run; null if it did not.</param>
/// <param name="Detail">The reason in words; empty if there is none.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Notes">Lines to print about its result in every run, also on a hit; null for none.</param>
public sealed record StageRun(
    string Stage, StageVerdict Verdict, MissReason? Reason, string Detail, double Seconds,
    IReadOnlyList<string>? Notes = null);
