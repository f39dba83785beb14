using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Leakage;

/// <summary>What a check has seen before it is known what that does to the result.</summary>
/// <param name="Id">The check's name in files.</param>
/// <param name="Name">What is looked for, a phrase.</param>
/// <param name="Code">The kind of leakage.</param>
/// <param name="Finding">What was seen, a sentence or more.</param>
internal sealed record Suspicion(string Id, string Name, string Code, string Finding)
{
    /// <summary>Whether the study has what the check needs.</summary>
    public bool Applies { get; init; } = true;

    /// <summary>
    /// Whether there is something to look into; of an association whether it matters, if it is more than chance.
    /// </summary>
    public bool IsFound { get; init; }

    /// <summary>How strong an association with the outcome is; null where the finding is a fact.</summary>
    public Chance? Chance { get; init; }

    /// <summary>The number of rows concerned.</summary>
    public int? Rows { get; init; }

    /// <summary>The share of the test rows concerned, where a large one alone is a failure.</summary>
    public double? ShareOfTestRows { get; init; }

    /// <summary>
    /// Finds out the accuracy of the reported model minus that without the fault, on the same test rows; null where
    /// that cannot be known.
    /// </summary>
    public Func<Estimate?> Effect { get; init; } = () => null;

    /// <summary>What to do, a sentence.</summary>
    public string? Advice { get; init; }
}
