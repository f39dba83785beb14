namespace Kayfabe.Report;

/// <summary>What a check found.</summary>
public enum Verdict
{
    /// <summary>Nothing was found.</summary>
    Pass,

    /// <summary>Something was found, below the study's limit.</summary>
    Warn,

    /// <summary>Something was found, above the study's limit.</summary>
    Fail,

    /// <summary>The study lacks what the check looks at.</summary>
    NotApplicable,
}

/// <summary>The checks for leakage.</summary>
public sealed record LeakageAudit(IReadOnlyList<LeakageCheck> Checks);

/// <summary>A check for one way in which knowledge of the test rows reaches the model.</summary>
/// <param name="Name">What is looked for, a phrase.</param>
/// <param name="Code">The kind of leakage in Kapoor and Narayanan (2023): <c>L3.2</c>.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Finding">What was found, a sentence.</param>
/// <param name="Rows">How many rows are concerned.</param>
/// <param name="Accuracy">How much accuracy goes with it; a share of 1, positive where leakage flatters.</param>
/// <param name="Advice">What to do, a sentence; null where there is nothing to do.</param>
public sealed record LeakageCheck(
    string Name, string Code, Verdict Verdict, string Finding, int? Rows = null, Estimate? Accuracy = null,
    string? Advice = null)
{
    /// <summary>Its name in metrics.json: <c>sharedPosts</c>; null where it has none.</summary>
    public string? Id { get; init; }
}
