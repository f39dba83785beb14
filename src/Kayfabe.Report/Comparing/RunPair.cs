using Kayfabe.Report.Document;
using Kayfabe.Study.Comparisons;

namespace Kayfabe.Report.Comparing;

/// <summary>One of two runs.</summary>
/// <param name="Name">What the user called it: <c>HEAD~1</c>, <c>latest</c>.</param>
/// <param name="Description">What that is, a phrase: <c>git commit 3f2a..., run 9c01...</c>.</param>
/// <param name="Result">What it came to; null where that is not known.</param>
/// <param name="WhyNoResult">Why not, a sentence about the run after its name: <c>made no predictions</c>.</param>
public sealed record ComparedRun(string Name, string Description, RunResult? Result, string WhyNoResult = "");

/// <summary>Something by which the inputs of two runs differ.</summary>
/// <param name="Kind">What kind of thing: <c>setting</c>, <c>data</c>, <c>code</c>.</param>
/// <param name="Stages">The stages at which it enters.</param>
/// <param name="Name">Its name: a setting, a path.</param>
/// <param name="A">Its value in the one run; null where it has none.</param>
/// <param name="B">Its value in the other.</param>
/// <param name="Text">The difference in words.</param>
public sealed record RunChange(
    string Kind, IReadOnlyList<string> Stages, string Name, string? A, string? B, string Text);

/// <summary>Two runs of a study, and how they differ.</summary>
public sealed record RunPair
{
    /// <summary>The study.</summary>
    public required StudyHeader Study { get; init; }

    /// <summary>The one run.</summary>
    public required ComparedRun A { get; init; }

    /// <summary>The other.</summary>
    public required ComparedRun B { get; init; }

    /// <summary>By what they differ; null where it is not known what went into one of them.</summary>
    public required IReadOnlyList<RunChange>? Changes { get; init; }

    /// <summary>Why <see cref="Changes"/> is null, a sentence.</summary>
    public string WhyUnknown { get; init; } = "";

    /// <summary>Whether both are one and the same run.</summary>
    public required bool IsSameRun { get; init; }

    /// <summary>Their predictions compared; null where a run has no result.</summary>
    public required RunComparison? Comparison { get; init; }
}
