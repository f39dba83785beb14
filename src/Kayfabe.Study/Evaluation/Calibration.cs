using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>A bin of the reliability curve: rows with neighbouring probabilities.</summary>
/// <param name="Low">The lowest probability.</param>
/// <param name="High">The highest.</param>
/// <param name="Rows">The number of rows, one or more.</param>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Observed">The share of them that is in kayfabe, with its interval by posts.</param>
public sealed record CalibrationBin(double Low, double High, int Rows, double Predicted, Estimate Observed);

/// <summary>Whether a probability means what it says: of rows with 0.8, are 80 % in kayfabe?</summary>
/// <param name="Bins">Bins of equal numbers of rows, by rising probability; equal probabilities share a bin.</param>
/// <param name="ExpectedError">
/// Expected calibration error, the mean of |predicted - observed| over bins, weighted by rows; null where there are
/// none. Naeini et al., AAAI 2015, there on the probability of the positive class as here. It is above 0 by chance.
/// </param>
/// <param name="IfCalibrated">
/// What the expected calibration error of a perfectly calibrated model with these probabilities would be: its mean over
/// outcomes drawn with them, and the range of 95 % of the draws. Broecker and Smith, Weather Forecast. 22 (2007).
/// </param>
/// <param name="RootMeanSquare">
/// The root of the mean square of predicted - observed over bins, weighted by rows, less what chance adds to it: 0 for
/// a calibrated model, on average. Kumar, Liang and Ma, NeurIPS 2019, with the variance of each bin by posts.
/// </param>
public sealed record Calibration(
    IReadOnlyList<CalibrationBin> Bins, double? ExpectedError, Estimate IfCalibrated, Estimate RootMeanSquare)
{
    /// <summary>The rows that a bin should have at least: there are fewer bins where there would be fewer.</summary>
    public const int FewestRows = 20;

    /// <summary>The outcomes that are drawn at most, in all: more rows need fewer draws of them.</summary>
    private const long MostOutcomes = 20_000_000;

    /// <summary>Sorts the predictions into bins.</summary>
    /// <param name="predictions">The predictions; there may be none.</param>
    /// <param name="bins">The number of bins at most.</param>
    /// <param name="draws">How often outcomes are drawn for <see cref="IfCalibrated"/>, at most.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static Calibration Of(IReadOnlyList<Prediction> predictions, int bins, int draws, long seed)
    {
        if (predictions.Count == 0)
            return new Calibration([], null, new Estimate(null, null), new Estimate(null, null));
        Prediction[] sorted = [.. predictions.OrderBy(prediction => prediction.Probability)];
        var ends = EndsOf(sorted, Math.Clamp(sorted.Length / FewestRows, 1, bins));
        var isEnough = TestSize.Of(predictions).IsEnough;
        return new Calibration(
            [.. ends.Select((end, bin) => BinOf(sorted[(bin == 0 ? 0 : ends[bin - 1])..end]))],
            ErrorOf(sorted, ends, row => sorted[row].InKayfabe),
            Drawn(sorted, ends, (int)Math.Clamp(MostOutcomes / sorted.Length, 100, draws), seed),
            MeanSquare(sorted, ends, isEnough));
    }

    /// <summary>The <see cref="ExpectedError"/> alone; there is at least one prediction.</summary>
    public static double ErrorOf(IReadOnlyList<Prediction> predictions, int bins)
    {
        Prediction[] sorted = [.. predictions.OrderBy(prediction => prediction.Probability)];
        return ErrorOf(
            sorted, EndsOf(sorted, Math.Clamp(sorted.Length / FewestRows, 1, bins)), row => sorted[row].InKayfabe);
    }

    /// <summary>Where each bin ends: the first row of the next.</summary>
    private static List<int> EndsOf(Prediction[] sorted, int bins)
    {
        var ends = new List<int>();
        for (int start = 0, slot = -1; start < sorted.Length;)
        {
            var own = (int)((long)start * bins / sorted.Length);
            if (own != slot && start > 0)
                ends.Add(start);
            slot = own;
            var probability = sorted[start].Probability;
            while (start < sorted.Length && sorted[start].Probability == probability)
                start++;
        }
        ends.Add(sorted.Length);
        return ends;
    }

    private static CalibrationBin BinOf(Prediction[] rows) => new(
        rows[0].Probability,
        rows[^1].Probability,
        rows.Length,
        rows.Average(row => row.Probability),
        PostValue.Mean([.. rows.Select(row => new PostValue(row.Post, row.InKayfabe ? 1 : 0))]));

    private static double ErrorOf(Prediction[] sorted, List<int> ends, Func<int, bool> outcome)
    {
        var (error, row) = (0.0, 0);
        foreach (var end in ends)
        {
            var gap = 0.0;
            for (; row < end; row++)
                gap += sorted[row].Probability - (outcome(row) ? 1 : 0);
            error += Math.Abs(gap);
        }
        return error / sorted.Length;
    }

    private static Estimate Drawn(Prediction[] sorted, List<int> ends, int draws, long seed)
    {
        var errors = new double[draws];
        var seeds = new SplitMix64((ulong)seed);
        ulong[] starts = [.. Enumerable.Range(0, draws).Select(_ => seeds.Next())];
        Parallel.For(0, draws, draw =>
        {
            var random = new SplitMix64(starts[draw]);
            errors[draw] = ErrorOf(sorted, ends, row => random.NextFraction() < sorted[row].Probability);
        });
        return new Estimate(errors.Average(), Interval.OfResamples(errors));
    }

    /// <remarks>
    /// With the gaps g, their covariances C by posts and the weights w, the square is sum w (g^2 - C), and its variance
    /// that of a quadratic form of normal gaps, sum w w' (4 g g' C + 2 C^2).
    /// </remarks>
    private static Estimate MeanSquare(Prediction[] sorted, List<int> ends, bool isEnough)
    {
        var posts = new PostClusters(sorted.Select(row => row.Post));
        var (gaps, covariances) = GapsOf(sorted, ends, posts);
        int[] starts = [0, .. ends.SkipLast(1)];
        double[] weights = [.. ends.Zip(starts, (end, start) => (double)(end - start) / sorted.Length)];
        double[] least = [.. ends.Zip(starts, (end, start) => LeastVariance(sorted, start, end, posts))];
        var (square, ofGaps, ofChance) = (0.0, 0.0, 0.0);
        for (var a = 0; a < gaps.Length; a++)
        {
            square += weights[a] * ((gaps[a] * gaps[a]) - covariances[a][a]);
            for (var b = 0; b < gaps.Length; b++)
            {
                var weight = weights[a] * weights[b];
                var covariance = a == b ? Math.Max(covariances[a][b], least[a]) : covariances[a][b];
                ofGaps += weight * ((gaps[a] * gaps[b]) - covariance) * covariance;
                ofChance += weight * covariance * covariance;
            }
        }
        if (!double.IsFinite(square))
            return new Estimate(null, null);
        var error = Math.Sqrt((4 * Math.Max(0, ofGaps)) + (2 * ofChance));
        var interval = isEnough
            ? Interval.Symmetric(square, error, Interval.QuantileOf(posts.EffectivePosts()))
            : null;
        return new Estimate(
            Root(square), interval is { High: > 0 } known ? new Interval(Root(known.Low), Root(known.High)) : null);

        static double Root(double value) => Math.Sqrt(Math.Max(0, value));
    }

    /// <summary>
    /// The variance that the observed share of a bin has at least: also where all its rows have one outcome, by Laplace's
    /// rule, and as many rows as its posts are worth.
    /// </summary>
    private static double LeastVariance(Prediction[] sorted, int start, int end, PostClusters posts)
    {
        var (inKayfabe, rows) = (sorted[start..end].Count(row => row.InKayfabe), end - start);
        var share = (inKayfabe + 1.0) / (rows + 2);
        return share * (1 - share) / posts.EffectivePosts(row => row >= start && row < end);
    }

    /// <summary>Predicted less observed, of each bin, and the covariances of these; NaN of one post.</summary>
    private static (double[] Gaps, double[][] Covariances) GapsOf(
        Prediction[] sorted, List<int> ends, PostClusters posts)
    {
        var gaps = new double[ends.Count];
        var influences = new double[ends.Count][];
        for (int bin = 0, start = 0; bin < gaps.Length; start = ends[bin++])
        {
            double[] ofBin = [.. Enumerable.Range(start, ends[bin] - start).Select(Gap)];
            gaps[bin] = ofBin.Average();
            influences[bin] = posts.Influences(ofBin, gaps[bin], start);
        }
        return (gaps, [.. influences.Select(a => influences.Select(b => PostClusters.Covariance(a, b)).ToArray())]);

        double Gap(int row) => sorted[row].Probability - (sorted[row].InKayfabe ? 1 : 0);
    }
}
