using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>The result of a run of a study.</summary>
/// <param name="Metrics">How good its predictions are, on all its test rows.</param>
/// <param name="Predictions">The predictions themselves; null where they are not known.</param>
public sealed record RunResult(ModelMetrics Metrics, IReadOnlyList<Prediction>? Predictions);

/// <summary>How the test rows of two runs lie to each other.</summary>
/// <param name="Both">The number of rows in both.</param>
/// <param name="OnlyA">The number of rows that only the one tested.</param>
/// <param name="OnlyB">The number of rows that only the other tested.</param>
/// <param name="OtherOutcomes">Of the rows in both, those with another annotated outcome.</param>
/// <param name="OtherPosts">Of the rest of them, those that count to another post.</param>
/// <param name="Posts">The number of posts of the rows that are compared.</param>
public sealed record RowOverlap(int Both, int OnlyA, int OnlyB, int OtherOutcomes, int OtherPosts, int Posts)
{
    /// <summary>The number of rows that are the same in both, on which the runs are compared.</summary>
    public int Compared => Both - OtherOutcomes - OtherPosts;

    /// <summary>Whether both runs were tested on the same rows with the same outcomes.</summary>
    public bool IsSame => OnlyA + OnlyB + OtherOutcomes + OtherPosts == 0;
}

/// <summary>A metric of two runs on the same rows.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="A">Its value in the one run; null where it is not defined.</param>
/// <param name="B">Its value in the other.</param>
/// <param name="Difference">B minus A, with its interval by the spread of the posts.</param>
public sealed record MetricDifference(Metric Metric, double? A, double? B, Estimate Difference);

/// <summary>Two runs of a study compared on the test rows that both have.</summary>
/// <remarks>
/// A row whose annotated outcome is another is left out: the runs are evaluated against different outcomes there,
/// and a difference would not be one of the models.
/// </remarks>
/// <param name="Rows">How the test rows lie to each other; null where the predictions of a run are not known.</param>
/// <param name="Metrics">Each metric on the rows that are the same in both; none where there is no such row.</param>
public sealed record RunComparison(RowOverlap? Rows, IReadOnlyList<MetricDifference> Metrics)
{
    /// <summary>Compares.</summary>
    /// <param name="a">The one run.</param>
    /// <param name="b">The other.</param>
    public static RunComparison Of(RunResult a, RunResult b)
    {
        if (a.Predictions is null || b.Predictions is null)
            return new RunComparison(null, []);
        var ofA = a.Predictions.ToDictionary(prediction => prediction.Id, StringComparer.Ordinal);
        Prediction[] both = [.. b.Predictions.Where(prediction => ofA.ContainsKey(prediction.Id))];
        Prediction[] truths = [.. both.Where(prediction => ofA[prediction.Id].InKayfabe == prediction.InKayfabe)];
        Prediction[] same = [.. truths.Where(prediction => ofA[prediction.Id].Post == prediction.Post)];
        var rows = new RowOverlap(
            both.Length, a.Predictions.Count - both.Length, b.Predictions.Count - both.Length,
            both.Length - truths.Length, truths.Length - same.Length,
            same.Select(prediction => prediction.Post).Distinct(StringComparer.Ordinal).Count());
        return new RunComparison(
            rows,
            same.Length == 0 ? [] : Differences(
                [.. same.Select(prediction => ofA[prediction.Id])], same,
                a.Metrics.Cut, b.Metrics.Cut));
    }

    private static MetricDifference[] Differences(
        Prediction[] a, Prediction[] b, double cutA, double cutB)
    {
        var (valuesA, valuesB) = (new RankedPredictions(a, cutA).Measure(), new RankedPredictions(b, cutB).Measure());
        var differences = PostIntervals.Differences(b, a, cutB, cutA);
        return
        [
            .. Evaluation.Metrics.All.Select(metric => new MetricDifference(
                metric, valuesA[metric], valuesB[metric],
                differences.TryGetValue(metric, out var difference)
                    ? new Estimate(difference.Value, difference.Interval)
                    : new Estimate(null, null))),
        ];
    }
}
