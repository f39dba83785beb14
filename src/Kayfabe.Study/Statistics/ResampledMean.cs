namespace Kayfabe.Study.Statistics;

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
/// The mean over the rows; a row that is tested several times counts once, with its own mean. The interval is null
/// where it would have no width.
/// </param>
/// <param name="P">The two-sided p value of a mean of 0; null where there is no interval.</param>
/// <remarks>
/// Two causes make the mean uncertain, and the interval is the wider of the two that they give:
/// <list type="bullet">
/// <item>Other folds: the corrected resampled t test of Nadeau and Bengio, Machine Learning 52 (2003). The variance of
/// the J folds' means is multiplied by 1 / J + test rows / training rows, since the training sets overlap; the t
/// distribution has J - 1 degrees of freedom.</item>
/// <item>Other posts: the variance of the posts' sums of deviations from the mean (rows of one post are not
/// independent), multiplied by 1 + test rows / training rows for the same overlap; the t distribution has as many
/// degrees of freedom as posts less one.</item>
/// </list>
/// The first alone is uncertain with few folds, the second alone leaves out that other training rows make other models.
/// </remarks>
public sealed record ResampledMean(Estimate Mean, double? P)
{
    /// <summary>No mean: nothing was tested.</summary>
    public static ResampledMean None { get; } = new(new Estimate(null, null), null);

    /// <summary>Of the folds of all repeats.</summary>
    public static ResampledMean Of(IReadOnlyList<FoldValues> folds)
    {
        if (folds.Count == 0)
            return None;
        RowValue[] rows =
        [
            .. folds.SelectMany(fold => fold.Rows).GroupBy(row => row.Row, StringComparer.Ordinal)
                .Select(tests => tests.First() with { Value = tests.Average(row => row.Value) }),
        ];
        var mean = rows.Average(row => row.Value);
        var overlap = folds.Average(fold => (double)fold.Rows.Count / fold.TrainRows);
        return Of(mean, OverFolds(folds, mean, overlap), OverPosts(rows, mean, overlap));
    }

    /// <summary>Of rows each of which has one value, where there are no folds: by posts alone.</summary>
    public static ResampledMean OfRows(IReadOnlyList<RowValue> rows)
    {
        if (rows.Count == 0)
            return None;
        var mean = rows.Average(row => row.Value);
        return Of(mean, OverPosts(rows, mean, overlap: 0));
    }

    private static ResampledMean Of(double mean, params (double Error, int Freedom)[] errors)
    {
        if (errors.Any(error => error.Freedom < 1) || errors.All(error => error.Error < 1e-12))
            return new ResampledMean(new Estimate(mean, null), null);
        var half = errors.Max(error => error.Error * Student.Quantile((1 + Interval.Level) / 2, error.Freedom));
        return new ResampledMean(
            new Estimate(mean, new Interval(mean - half, mean + half)),
            errors.Max(error => error.Error == 0 ? 0 : Student.TwoSided(mean / error.Error, error.Freedom)));
    }

    private static (double Error, int Freedom) OverFolds(
        IReadOnlyList<FoldValues> folds, double mean, double overlap)
    {
        var deviations = folds.Sum(fold => Square(fold.Rows.Average(row => row.Value) - mean));
        return (
            Math.Sqrt(deviations / (folds.Count - 1) * ((1.0 / folds.Count) + overlap)),
            folds.Count - 1);
    }

    private static (double Error, int Freedom) OverPosts(IReadOnlyList<RowValue> rows, double mean, double overlap)
    {
        var posts = rows.GroupBy(row => row.Post, StringComparer.Ordinal)
            .Select(post => post.Sum(row => row.Value - mean)).ToArray();
        var variance = posts.Sum(Square) / Square(rows.Count) * posts.Length / (posts.Length - 1);
        return (Math.Sqrt(variance * (1 + overlap)), posts.Length - 1);
    }

    private static double Square(double value) => value * value;
}
