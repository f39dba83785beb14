using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>A number for a row, and the row's post.</summary>
/// <param name="Post">The key of the post.</param>
/// <param name="Value">The number; 1 or 0 for a condition.</param>
public readonly record struct PostValue(string Post, double Value)
{
    /// <summary>The mean, with its interval by bootstrap over posts.</summary>
    public static Estimate Mean(IReadOnlyList<PostValue> rows, int resamples, long seed) =>
        Difference(rows, null, resamples, seed);

    /// <summary>
    /// The mean of some rows minus that of others, with its interval: posts are drawn once for both, so that a post
    /// that has rows in both, or the same rows, moves both.
    /// </summary>
    /// <param name="first">Some rows.</param>
    /// <param name="second">Others, or the same; null for the mean of the first alone.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>No value where there are no rows of one kind.</returns>
    public static Estimate Difference(
        IReadOnlyList<PostValue> first, IReadOnlyList<PostValue>? second, int resamples, long seed)
    {
        if (first.Count == 0 || second is { Count: 0 })
            return new Estimate(null, null);
        PostValue[] rows = [.. first, .. second ?? []];
        var interval = PostBootstrap.IntervalOf(
            [.. rows.Select(row => row.Post)], counts => Statistic(rows, first.Count, counts), resamples, seed);
        var once = new int[rows.Length];
        Array.Fill(once, 1);
        return new Estimate(Statistic(rows, first.Count, once), interval);
    }

    private static double Statistic(PostValue[] rows, int split, ReadOnlySpan<int> counts) => split == rows.Length
        ? MeanOf(rows, counts)
        : MeanOf(rows.AsSpan(0, split), counts[..split]) - MeanOf(rows.AsSpan(split), counts[split..]);

    // 0 / 0 is NaN: no row of this kind was drawn.
    private static double MeanOf(ReadOnlySpan<PostValue> rows, ReadOnlySpan<int> counts)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            sum += rows[i].Value * counts[i];
            count += counts[i];
        }
        return sum / count;
    }
}
