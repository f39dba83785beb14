using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Explaining;

/// <summary>What a run would do with a stage.</summary>
internal enum Plan
{
    /// <summary>Nothing: its result is there.</summary>
    Hit,

    /// <summary>It would run.</summary>
    Miss,

    /// <summary>It is known when earlier stages have run: they may make the same as before.</summary>
    Waits,

    /// <summary>The study does not use it.</summary>
    NotApplicable,
}

/// <summary>A stage of a plan.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Plan">What a run would do with it.</param>
/// <param name="Reason">Why it would run; null if it would not, or waits.</param>
/// <param name="Detail">In words.</param>
/// <param name="WaitsFor">The stages that would run, and that it depends on.</param>
/// <param name="Changes">What changed of its key, as far as that is known.</param>
/// <param name="Key">Its key; of a stage that waits, the entries that are known.</param>
internal sealed record PlannedStage(
    string Name, Plan Plan, MissReason? Reason, string Detail, IReadOnlyList<string> WaitsFor,
    IReadOnlyList<Change> Changes, KeyDescription? Key)
{
    /// <summary>The plan in words.</summary>
    public static string Text(Plan plan) => plan switch
    {
        Plan.Hit => "hit",
        Plan.Miss => "miss",
        Plan.Waits => "waits",
        _ => "not applicable",
    };
}
