using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>
/// The cluster bootstrap: whole posts are drawn with replacement, as many as there are, since rows of one post are not
/// independent of each other.
/// </summary>
/// <remarks>
/// Davison and Hinkley, Bootstrap Methods and their Application (1997), section 3.8; Field and Welsh, JRSS B 69 (2007).
/// The draws depend on the seed and the rows' posts only, not on the number of cores.
/// </remarks>
public static class PostBootstrap
{
    /// <summary>An interval for each metric.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="cut">The probability at or above which a row is predicted positive.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>
    /// None for a metric that is not defined, in the rows or in any resample; none at all where there are fewer than
    /// two posts, whose spread is unknown.
    /// </returns>
    public static IReadOnlyDictionary<Metric, Interval> Intervals(
        IReadOnlyList<Prediction> predictions, double cut, int resamples, long seed)
    {
        var ranked = new RankedPredictions(predictions, cut);
        var point = ranked.Measure();
        return IntervalsOf(
            predictions, resamples, seed, metric => point[metric] is not null, ranked.Measure);
    }

    /// <summary>For each metric, the difference of two predictions of the same rows, with its interval.</summary>
    /// <param name="first">One prediction of each row.</param>
    /// <param name="second">Another of each of these rows, in any order.</param>
    /// <param name="cut">The probability at or above which a row is predicted positive.</param>
    /// <param name="resamples">The number of resamples, the same for both: the difference is paired.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="secondCut">The cut of the second; by default that of the first.</param>
    /// <returns>
    /// First minus second; no interval where <see cref="Intervals"/> has none, no entry without a difference.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The two are not of the same rows with the same posts and outcomes.
    /// </exception>
    public static IReadOnlyDictionary<Metric, PairedDifference> Differences(
        IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second, double cut, int resamples, long seed,
        double? secondCut = null)
    {
        var (a, b) = (new RankedPredictions(first, cut), new RankedPredictions(Align(first, second), secondCut ?? cut));
        var (pointA, pointB) = (a.Measure(), b.Measure());
        var intervals = IntervalsOf(
            first,
            resamples,
            seed,
            metric => pointA[metric] - pointB[metric] is not null,
            (counts, values) =>
            {
                Span<double> other = stackalloc double[values.Length];
                a.Measure(counts, values);
                b.Measure(counts, other);
                for (var i = 0; i < values.Length; i++)
                    values[i] -= other[i];
            });
        var differences = new Dictionary<Metric, PairedDifference>();
        foreach (var metric in Metrics.All)
        {
            if (pointA[metric] - pointB[metric] is double difference)
            {
                differences[metric] = new PairedDifference(
                    difference, intervals.TryGetValue(metric, out var interval) ? interval : null);
            }
        }
        return differences;
    }

    /// <summary>The interval of a statistic of rows.</summary>
    /// <param name="posts">The post of each row.</param>
    /// <param name="statistic">The statistic of the rows when each is there so many times; NaN: not defined.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Null where there are fewer than two posts, or the statistic is defined in no resample.</returns>
    public static Interval? IntervalOf(
        IReadOnlyList<string> posts, Func<ReadOnlySpan<int>, double> statistic, int resamples, long seed) =>
        Resample(posts, 1, resamples, seed, (counts, value) => value[0] = statistic(counts)) is { } values
            ? Interval.OfResamples(values)
            : null;

    private delegate void Measure(ReadOnlySpan<int> counts, Span<double> values);

    private static Dictionary<Metric, Interval> IntervalsOf(
        IReadOnlyList<Prediction> predictions, int resamples, long seed, Func<Metric, bool> isDefined, Measure measure)
    {
        var intervals = new Dictionary<Metric, Interval>();
        var width = Metrics.All.Count;
        string[] posts = [.. predictions.Select(prediction => prediction.Post)];
        if (Resample(posts, width, resamples, seed, measure) is not { } values)
            return intervals;
        foreach (var metric in Metrics.All.Where(isDefined))
        {
            var ofMetric = new double[resamples];
            for (var i = 0; i < resamples; i++)
                ofMetric[i] = values[(i * width) + (int)metric];
            if (Interval.OfResamples(ofMetric) is Interval interval)
                intervals[metric] = interval;
        }
        return intervals;
    }

    /// <summary>The <paramref name="width"/> values of each resample, one resample after the other.</summary>
    private static double[]? Resample(
        IReadOnlyList<string> postOfRow, int width, int resamples, long seed, Measure measure)
    {
        var posts = new Dictionary<string, int>(StringComparer.Ordinal);
        var postOf = new int[postOfRow.Count];
        for (var row = 0; row < postOf.Length; row++)
        {
            posts.TryAdd(postOfRow[row], posts.Count);
            postOf[row] = posts[postOfRow[row]];
        }
        if (posts.Count < 2)
            return null;

        // A resample's stream starts where the seed's own stream has got to: any core may take it.
        var starts = new ulong[resamples];
        var seeds = new SplitMix64((ulong)seed);
        for (var i = 0; i < resamples; i++)
            starts[i] = seeds.Next();
        var values = new double[resamples * width];
        Parallel.For(
            0,
            resamples,
            () => (Posts: new int[posts.Count], Rows: new int[postOf.Length]),
            (resample, _, counts) =>
            {
                Draw(new SplitMix64(starts[resample]), counts.Posts);
                for (var row = 0; row < postOf.Length; row++)
                    counts.Rows[row] = counts.Posts[postOf[row]];
                measure(counts.Rows, values.AsSpan(resample * width, width));
                return counts;
            },
            _ => { });
        return values;
    }

    private static void Draw(SplitMix64 random, int[] counts)
    {
        Array.Clear(counts);
        for (var i = 0; i < counts.Length; i++)
            counts[random.Next(counts.Length)]++;
    }

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
/// <param name="Interval">Its interval by paired bootstrap over posts, where one is known.</param>
public sealed record PairedDifference(double Value, Interval? Interval);
