using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>A number for a row: 1 or 0 where a model is right or wrong, or the difference of two models.</summary>
/// <param name="Row">The row's id.</param>
/// <param name="Post">The key of its post.</param>
/// <param name="Value">The number.</param>
public readonly record struct RowValue(string Row, string Post, double Value);

/// <summary>The numbers of the test rows of one fold.</summary>
/// <param name="TrainRows">The number of rows that the fold's model was trained on.</param>
/// <param name="Rows">The test rows, at least one.</param>
public sealed record FoldValues(int TrainRows, IReadOnlyList<RowValue> Rows);

/// <summary>A mean over the rows of a repeated cross-validation, with its 95 % interval.</summary>
/// <param name="Mean">
/// The mean over the rows; a row that is tested several times counts once, with its own mean. The interval is null of
/// fewer than <see cref="Interval.FewestPosts"/> posts or two folds.
/// </param>
/// <param name="P">The two-sided p value of a mean of 0; null where there is no interval.</param>
/// <remarks>
/// Two causes make the mean uncertain, and the interval is the wider of the two that they give:
/// <list type="bullet">
/// <item>Other folds: the corrected resampled t test of Nadeau and Bengio, Machine Learning 52 (2003). The variance of
/// the J folds' means is multiplied by 1 / J + test rows / training rows, since the training sets overlap; the t
/// distribution has J - 1 degrees of freedom.</item>
/// <item>Other posts: the variance by posts (rows of one post are not independent), multiplied by 1 + test rows /
/// training rows for the same overlap; the t distribution has the effective number of posts less one as degrees of
/// freedom, as for <see cref="PostValue.Mean"/>.</item>
/// </list>
/// The first alone is uncertain with few folds, the second alone leaves out that other training rows make other models.
/// </remarks>
public sealed record ResampledMean(Estimate Mean, double? P)
{
    /// <summary>Of shares: Wilson's interval on the number of independent rows that the rows are worth.</summary>
    /// <param name="folds">The folds of all repeats.</param>
    public static ResampledMean OfShares(IReadOnlyList<FoldValues> folds)
    {
        var (rows, mean, overlap) = RowsOf(folds);
        var posts = new PostClusters(rows.Select(row => row.Post));
        if (!AreEnough(folds, posts))
            return new ResampledMean(new Estimate(rows.Length == 0 ? null : mean, null), null);
        Interval[] intervals =
        [
            .. Sources(folds, rows, posts, mean, overlap).Select(source => Interval.Wilson(
                mean,
                PostValue.EffectiveRows(mean, source.Variance, posts.EffectivePosts() / (1 + overlap), rows.Length),
                Student.Quantile((1 + Interval.Level) / 2, source.Freedom))),
        ];
        return new ResampledMean(
            new Estimate(mean, new Interval(intervals.Min(each => each.Low), intervals.Max(each => each.High))), null);
    }

    /// <summary>Of differences of right (1) and wrong (0) of two models.</summary>
    /// <remarks>
    /// With the variance of pairs that never differed, as <see cref="PostValue.MeanOfPairs"/>.
    /// </remarks>
    /// <param name="folds">The folds of all repeats.</param>
    public static ResampledMean OfDifferences(IReadOnlyList<FoldValues> folds)
    {
        var (rows, mean, overlap) = RowsOf(folds);
        var posts = new PostClusters(rows.Select(row => row.Post));
        return AreEnough(folds, posts)
            ? Symmetric(mean, rows.Length, Sources(folds, rows, posts, mean, overlap))
            : new ResampledMean(new Estimate(rows.Length == 0 ? null : mean, null), null);
    }

    /// <summary>Of differences where there are no folds: by posts alone, without an overlap.</summary>
    /// <param name="rows">A row each.</param>
    public static ResampledMean OfDifferences(IReadOnlyList<RowValue> rows)
    {
        if (rows.Count == 0)
            return new ResampledMean(new Estimate(null, null), null);
        var (mean, posts) = (rows.Average(row => row.Value), new PostClusters(rows.Select(row => row.Post)));
        return posts.Count < Interval.FewestPosts
            ? new ResampledMean(new Estimate(mean, null), null)
            : Symmetric(mean, rows.Count, OverPosts(rows, posts, mean));
    }

    private static ResampledMean Symmetric(
        double mean, int rows, params (double Variance, double Freedom)[] sources)
    {
        var unseen = PostValue.OfUnseenPairs(rows);
        (double Error, double Freedom)[] errors =
            [.. sources.Select(source => (Math.Sqrt(source.Variance + unseen), source.Freedom))];
        var half = errors.Max(error => error.Error * Student.Quantile((1 + Interval.Level) / 2, error.Freedom));
        return new ResampledMean(
            new Estimate(mean, new Interval(mean - half, mean + half)),
            errors.Max(error => Student.TwoSided(mean / error.Error, error.Freedom)));
    }

    private static (RowValue[] Rows, double Mean, double Overlap) RowsOf(IReadOnlyList<FoldValues> folds)
    {
        RowValue[] rows =
        [
            .. folds.SelectMany(fold => fold.Rows).GroupBy(row => row.Row, StringComparer.Ordinal)
                .Select(tests => tests.First() with { Value = tests.Average(row => row.Value) }),
        ];
        return rows.Length == 0
            ? (rows, double.NaN, double.NaN)
            : (rows, rows.Average(row => row.Value), folds.Average(fold => (double)fold.Rows.Count / fold.TrainRows));
    }

    private static bool AreEnough(IReadOnlyList<FoldValues> folds, PostClusters posts) =>
        folds.Count > 1 && posts.Count >= Interval.FewestPosts;

    private static (double Variance, double Freedom)[] Sources(
        IReadOnlyList<FoldValues> folds, RowValue[] rows, PostClusters posts, double mean, double overlap)
    {
        var (overPosts, freedom) = OverPosts(rows, posts, mean);
        return [OverFolds(folds, mean, overlap), (overPosts * (1 + overlap), freedom)];
    }

    private static (double Variance, double Freedom) OverFolds(
        IReadOnlyList<FoldValues> folds, double mean, double overlap)
    {
        var deviations = folds.Sum(fold => Square(fold.Rows.Average(row => row.Value) - mean));
        return (deviations / (folds.Count - 1) * ((1.0 / folds.Count) + overlap), folds.Count - 1);
    }

    private static (double Variance, double Freedom) OverPosts(
        IReadOnlyList<RowValue> rows, PostClusters posts, double mean)
    {
        var influences = posts.Influences([.. rows.Select(row => row.Value)], mean);
        return (PostClusters.Covariance(influences, influences), posts.EffectivePosts() - 1);
    }

    private static double Square(double value) => value * value;
}
