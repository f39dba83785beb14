using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>How a stage came out in a run.</summary>
public enum StageVerdict
{
    /// <summary>Its result was there.</summary>
    Hit,

    /// <summary>It ran.</summary>
    Ran,

    /// <summary>It ran, or should have, and failed.</summary>
    Failed,

    /// <summary>It did not run because a stage before it failed.</summary>
    Blocked,

    /// <summary>The study has no use for it.</summary>
    NotApplicable,
}

/// <summary>A stage in a run: one line of the run table.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Reason">Why it had to run; null where it had not to.</param>
/// <param name="Detail">The same in words; empty where there is nothing to say.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Notes">What is to be said of its result in every run, also on a hit: a line each; null for none.</param>
public sealed record StageRun(
    string Stage, StageVerdict Verdict, MissReason? Reason, string Detail, double Seconds,
    IReadOnlyList<string>? Notes = null);
