using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Sweeps;

/// <summary>
/// How accurate the best of several settings is on rows on which it was not selected: the selection is repeated on
/// resamples of the posts, and the selected settings are evaluated on the posts that are not in the resample.
/// </summary>
/// <remarks>
/// Tsamardinos, Greasidou and Borboudakis, Mach. Learn. 107 (2018): bootstrap bias corrected cross-validation (BBC-CV),
/// which needs no training beyond that of the cross-validation; here by post.
/// </remarks>
public static class SelectedAccuracy
{
    /// <summary>The mean over the resamples, with the interval of their 0.025 and 0.975 quantiles.</summary>
    /// <param name="posts">The posts of the rows.</param>
    /// <param name="isRight">Whether each row was predicted correctly, for each of the settings.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <param name="seed">The seed of the resamples.</param>
    /// <returns>
    /// No interval of fewer than <see cref="Interval.FewestPosts"/> posts, nothing of fewer than two.
    /// </returns>
    public static Estimate Of(PostClusters posts, IReadOnlyList<bool[]> isRight, int resamples, long seed)
    {
        if (posts.Count < 2)
            return new Estimate(null, null);
        var rowsOf = new int[posts.Count];
        foreach (var post in posts.PostOfRow)
            rowsOf[post]++;
        int[][] rightOf = [.. isRight.Select(rows => CountByPost(posts, rows))];
        var accuracies = new double[resamples];
        PostResamples.ForEach(posts.Count, resamples, seed, (resample, counts) =>
        {
            // Of equals the one given first. Each has the same rows in the resample: the most right is the best.
            var best = rightOf[0];
            var most = Dot(best, counts);
            foreach (var right in rightOf.Skip(1))
            {
                if (Dot(right, counts) is var sum && sum > most)
                    (best, most) = (right, sum);
            }
            var (rows, correct) = (0, 0);
            for (var post = 0; post < counts.Length; post++)
            {
                if (counts[post] > 0)
                    continue;
                rows += rowsOf[post];
                correct += best[post];
            }
            accuracies[resample] = rows == 0 ? double.NaN : (double)correct / rows;
        });
        // All posts are in a resample once in about n! / n^n cases: never of 20 posts.
        double[] known = [.. accuracies.Where(accuracy => !double.IsNaN(accuracy))];
        if (known.Length == 0)
            return new Estimate(null, null);
        var range = Interval.OfResamples(known);
        return new Estimate(
            known.Average(),
            posts.Count >= Interval.FewestPosts && range is { } interval && interval.Low < interval.High ? range : null);
    }

    private static int[] CountByPost(PostClusters posts, bool[] rows)
    {
        var counts = new int[posts.Count];
        for (var row = 0; row < rows.Length; row++)
            counts[posts.PostOfRow[row]] += rows[row] ? 1 : 0;
        return counts;
    }

    private static long Dot(int[] right, int[] counts)
    {
        var sum = 0L;
        for (var post = 0; post < counts.Length; post++)
            sum += (long)right[post] * counts[post];
        return sum;
    }
}
