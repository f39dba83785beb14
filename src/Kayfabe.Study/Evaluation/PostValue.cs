using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>A number for a row, and the row's post.</summary>
/// <param name="Post">The key of the post.</param>
/// <param name="Value">The number; 1 or 0 for a condition.</param>
public readonly record struct PostValue(string Post, double Value)
{
    /// <summary>The mean, with its interval by the spread of the posts.</summary>
    /// <remarks>Values that are all 0 or 1 have Wilson's interval on the effective number of rows.</remarks>
    /// <returns>
    /// No value where there are no rows; no interval of fewer than <see cref="Interval.FewestPosts"/> posts.
    /// </returns>
    public static Estimate Mean(IReadOnlyList<PostValue> rows) => WithInterval(rows, (mean, variance, posts) =>
        rows.All(row => row.Value is 0 or 1)
            ? Interval.Wilson(mean, EffectiveRows(mean, variance, posts, rows.Count), Interval.QuantileOf(posts))
            : Interval.Symmetric(mean, Math.Sqrt(variance), Interval.QuantileOf(posts)));

    /// <summary>The mean of differences of right (1) and wrong (0) of the same rows, with its interval.</summary>
    /// <remarks>
    /// A t interval, whose variance has what Bonett and Price add for shares of pairs, J. Educ. Behav. Stat. 37 (2012):
    /// two that never differ in n rows may still differ in others, with a variance of 2 / (n + 2)^2.
    /// </remarks>
    /// <returns>As <see cref="Mean"/>.</returns>
    public static Estimate MeanOfPairs(IReadOnlyList<PostValue> rows) => WithInterval(rows, (mean, variance, posts) =>
        Interval.Symmetric(mean, Math.Sqrt(variance + OfUnseenPairs(rows.Count)), Interval.QuantileOf(posts)));

    private static Estimate WithInterval(
        IReadOnlyList<PostValue> rows, Func<double, double, double, Interval?> ofMeanVarianceAndPosts)
    {
        if (rows.Count == 0)
            return new Estimate(null, null);
        var mean = MeanOf(rows);
        var posts = new PostClusters(rows.Select(row => row.Post));
        return new Estimate(mean, posts.Count < Interval.FewestPosts
            ? null
            : ofMeanVarianceAndPosts(
                mean, VarianceOf(posts.Influences(ValuesOf(rows), mean)), posts.EffectivePosts()));
    }

    /// <summary>The variance of pairs that never differed in so many rows.</summary>
    internal static double OfUnseenPairs(double rows) => 2 / ((rows + 2) * (rows + 2));

    /// <summary>
    /// The mean of some rows minus that of others, with its interval: a post that has rows in both, or the same rows,
    /// moves both.
    /// </summary>
    /// <returns>
    /// No value where there are no rows of one kind; no interval where <see cref="Mean"/> has none, or where nothing
    /// varies.
    /// </returns>
    public static Estimate Difference(IReadOnlyList<PostValue> first, IReadOnlyList<PostValue> second)
    {
        if (first.Count == 0 || second.Count == 0)
            return new Estimate(null, null);
        var (meanOfFirst, meanOfSecond) = (MeanOf(first), MeanOf(second));
        var posts = new PostClusters(first.Concat(second).Select(row => row.Post));
        var difference = meanOfFirst - meanOfSecond;
        if (posts.Count < Interval.FewestPosts)
            return new Estimate(difference, null);
        double[] influences =
        [
            .. posts.Influences(ValuesOf(first), meanOfFirst)
                .Zip(posts.Influences(ValuesOf(second), meanOfSecond, first.Count), (a, b) => a - b),
        ];
        return new Estimate(difference, Interval.Symmetric(
            difference, Math.Sqrt(VarianceOf(influences)), Interval.QuantileOf(posts.EffectivePosts())));
    }

    /// <summary>The number of independent rows that a share's rows are worth.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="variance">Its variance by posts.</param>
    /// <param name="least">Their number where all rows of a post are equal; taken where nothing varies.</param>
    /// <param name="most">The number of rows: more, which comes by chance, is not believed.</param>
    internal static double EffectiveRows(double share, double variance, double least, double most) =>
        share is <= 0 or >= 1 || variance <= 0 ? least : Math.Min(share * (1 - share) / variance, most);

    private static double MeanOf(IReadOnlyList<PostValue> rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += row.Value;
        return sum / rows.Count;
    }

    private static double[] ValuesOf(IReadOnlyList<PostValue> rows) => [.. rows.Select(row => row.Value)];

    private static double VarianceOf(double[] influences) => PostClusters.Covariance(influences, influences);
}
