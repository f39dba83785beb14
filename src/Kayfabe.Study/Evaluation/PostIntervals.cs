using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>
/// 95 % intervals of metrics, from the spread of the posts: rows of one post are not independent of each other.
/// </summary>
/// <remarks>
/// The variance is by <see cref="PostJackknife"/>. A metric within bounds has Wilson's interval on the effective sample
/// size, value (1 - value) / variance, so that it stays within them and never has zero width (for areas: Kottas, Kuss
/// and Zapf, BMC Med. Res. Methodol. 14 (2014)); the log loss a t interval of its logarithm. docs/statistics.md has their
/// coverage, which a test simulates.
/// </remarks>
public static class PostIntervals
{
    /// <summary>
    /// The posts of one size that a metric's rows must be worth: of fewer, its variance is not known.
    /// </summary>
    private const double FewestEffectivePosts = 5;

    /// <summary>An interval for each metric.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="cut">The probability at or above which a row is predicted positive.</param>
    /// <returns>
    /// None where <see cref="TestSize"/> is not enough; none for a metric that is not defined in the rows, or without
    /// one of their posts.
    /// </returns>
    public static IReadOnlyDictionary<Metric, Interval> Of(IReadOnlyList<Prediction> predictions, double cut)
    {
        var intervals = new Dictionary<Metric, Interval>();
        if (!TestSize.Of(predictions).IsEnough)
            return intervals;
        var ranked = new RankedPredictions(predictions, cut);
        var point = ranked.Measure();
        var posts = new PostClusters(predictions.Select(prediction => prediction.Post));
        var variances = PostJackknife.Variances(posts, Metrics.All.Count, ranked.Measure);
        foreach (var metric in Metrics.All)
        {
            if (point[metric] is { } value
                && IntervalOf(metric, value, variances[(int)metric], RowsOf(metric, predictions, cut, posts)) is { } known)
            {
                intervals[metric] = known;
            }
        }
        return intervals;
    }

    /// <summary>The accuracy with its interval.</summary>
    /// <returns>No value without predictions.</returns>
    public static Estimate OfAccuracy(IReadOnlyList<Prediction> predictions, double cut) => new(
        Confusion.Of(predictions, cut).Accuracy,
        Of(predictions, cut).TryGetValue(Metric.Accuracy, out var interval) ? interval : null);

    /// <summary>For each metric, the difference of two predictions of the same rows, with its interval.</summary>
    /// <param name="first">One prediction of each row.</param>
    /// <param name="second">Another of each of these rows, in any order.</param>
    /// <param name="cut">The probability at or above which a row is predicted positive.</param>
    /// <param name="secondCut">The cut of the second; by default that of the first.</param>
    /// <returns>
    /// First minus second; no interval where <see cref="Of"/> has none, or where no post changes a score; no entry
    /// without a difference.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The two are not of the same rows with the same posts and outcomes.
    /// </exception>
    public static IReadOnlyDictionary<Metric, PairedDifference> Differences(
        IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second, double cut, double? secondCut = null)
    {
        var (a, b) = (new RankedPredictions(first, cut), new RankedPredictions(Align(first, second), secondCut ?? cut));
        var (pointA, pointB) = (a.Measure(), b.Measure());
        var posts = new PostClusters(first.Select(prediction => prediction.Post));
        var variances = TestSize.Of(first).IsEnough
            ? PostJackknife.Variances(posts, Metrics.All.Count, (counts, values) =>
            {
                Span<double> other = stackalloc double[values.Length];
                a.Measure(counts, values);
                b.Measure(counts, other);
                for (var i = 0; i < values.Length; i++)
                    values[i] -= other[i];
            })
            : null;
        var differences = new Dictionary<Metric, PairedDifference>();
        foreach (var metric in Metrics.All)
        {
            if (pointA[metric] - pointB[metric] is { } difference)
            {
                differences[metric] = new PairedDifference(
                    difference,
                    variances is null ? null : IntervalOf(
                        metric, difference, variances[(int)metric], RowsOf(metric, first, cut, posts)));
            }
        }
        return differences;

        static Interval? IntervalOf(Metric metric, double difference, JackknifeVariance by, CountedRows rows)
        {
            var unseen = IsMeanOfRows(metric) ? 0 : PostValue.OfUnseenPairs(rows.Count);
            var posts = IsOfProbabilities(metric) ? Math.Min(rows.Posts, by.DegreesOfFreedom + 1) : rows.Posts;
            return rows.Posts < FewestEffectivePosts
                ? null
                : Interval.Symmetric(difference, Math.Sqrt(by.Value + unseen), Interval.QuantileOf(posts));
        }
    }

    private static Interval? IntervalOf(Metric metric, double value, JackknifeVariance by, CountedRows rows)
    {
        var variance = by.Value;
        if (double.IsNaN(variance) || rows.Posts < FewestEffectivePosts)
            return null;
        var quantile = Interval.QuantileOf(
            IsMeanOfRows(metric) ? Math.Min(rows.Posts, by.DegreesOfFreedom + 1) : rows.Posts);
        switch (metric)
        {
            case Metric.LogLoss:
                return Interval.Symmetric(Math.Log(value), Math.Sqrt(variance) / value, quantile) is { } log
                    ? new Interval(Math.Exp(log.Low), Math.Exp(log.High))
                    : null;
            case Metric.Mcc:
                var half = Wilson((value + 1) / 2, variance / 4, rows.Count);
                return new Interval((2 * half.Low) - 1, (2 * half.High) - 1);
            case Metric.Brier:
                return Wilson(value, variance, double.PositiveInfinity);
            default:
                return Wilson(value, variance, rows.Count);
        }

        Interval Wilson(double share, double ofShare, double most) =>
            Interval.Wilson(share, PostValue.EffectiveRows(share, ofShare, rows.Posts, most), quantile);
    }

    // A mean is dominated by the rows predicted worst: the spread of few large values is known less well.
    private static bool IsMeanOfRows(Metric metric) => metric is Metric.Brier or Metric.LogLoss;

    private static bool IsOfProbabilities(Metric metric) =>
        metric is Metric.RocArea or Metric.PrArea or Metric.Brier or Metric.LogLoss;

    /// <summary>The rows that a metric is a share of; of two kinds, the one of fewer posts.</summary>
    private static CountedRows RowsOf(
        Metric metric, IReadOnlyList<Prediction> predictions, double cut, PostClusters posts)
    {
        return metric switch
        {
            Metric.Accuracy or Metric.Brier or Metric.LogLoss => Count(_ => true),
            Metric.Precision => Count(row => predictions[row].Probability >= cut),
            Metric.Recall => Count(row => predictions[row].InKayfabe),
            Metric.F1 or Metric.PrArea => new CountedRows(
                posts.EffectivePosts(row => predictions[row].InKayfabe), predictions.Count),
            Metric.Specificity => Count(row => !predictions[row].InKayfabe),
            _ => new CountedRows(
                Math.Min(
                    posts.EffectivePosts(row => predictions[row].InKayfabe),
                    posts.EffectivePosts(row => !predictions[row].InKayfabe)),
                predictions.Count),
        };

        CountedRows Count(Func<int, bool> counts) =>
            new(posts.EffectivePosts(counts), Enumerable.Range(0, predictions.Count).Count(counts));
    }

    /// <param name="Posts">The posts of one size that the rows are worth.</param>
    /// <param name="Count">The number of rows.</param>
    private readonly record struct CountedRows(double Posts, int Count);

    private static Prediction[] Align(IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second)
    {
        var byId = second.ToDictionary(prediction => prediction.Id, StringComparer.Ordinal);
        var aligned = new Prediction[first.Count];
        for (var i = 0; i < aligned.Length; i++)
        {
            if (!byId.TryGetValue(first[i].Id, out var other)
                || other with { Probability = first[i].Probability } != first[i])
                throw new ArgumentException($"Row '{first[i].Id}' is not the same in both.", nameof(second));
            aligned[i] = other;
        }
        return second.Count == first.Count
            ? aligned
            : throw new ArgumentException("The second predictions are of more rows.", nameof(second));
    }
}

/// <summary>How much better one prediction is than another of the same rows.</summary>
/// <param name="Value">The metric of the first minus that of the second.</param>
/// <param name="Interval">Its interval from the spread of the posts, where one is known.</param>
public sealed record PairedDifference(double Value, Interval? Interval);
