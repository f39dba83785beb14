using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report;

/// <summary>How the model did on the rows that were held out.</summary>
public sealed record TestResult
{
    /// <summary>Predicted against annotated, counts.</summary>
    public required Confusion Confusion { get; init; }

    /// <summary>The probability, 0 to 1, at or above which a row is predicted positive.</summary>
    public required double Cut { get; init; }

    /// <summary>The share of test rows predicted right.</summary>
    public required Estimate Accuracy { get; init; }

    /// <summary>The accuracy of always naming the class that is more frequent in training.</summary>
    public required Estimate Majority { get; init; }

    /// <summary>Whether that class is the positive one.</summary>
    public required bool MajorityInKayfabe { get; init; }

    /// <summary>All measures, in the order in which they are to be shown.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>How the intervals were made, a sentence; null where there are none.</summary>
    public string? Intervals { get; init; }
}

/// <summary>A measure of the predictions on the test rows.</summary>
/// <param name="Name">The measure as the field calls it.</param>
/// <param name="Key">Its name in metrics.json.</param>
/// <param name="Estimate">Its value.</param>
/// <param name="IsShare">Whether it is a share, to be shown as a percentage; else a number.</param>
/// <param name="Meaning">What it says, a phrase.</param>
/// <param name="Wilson">The Wilson interval beside the bootstrap's, where rows are independent.</param>
public sealed record Metric(
    string Name, string Key, Estimate Estimate, bool IsShare, string? Meaning = null, Estimate? Wilson = null);
