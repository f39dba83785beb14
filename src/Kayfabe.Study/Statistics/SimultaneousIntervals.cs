namespace Kayfabe.Study.Statistics;

/// <summary>
/// Intervals of many means of the same rows that all hold together: with a probability of 95 % each of them holds its
/// mean, so that the best of many is not taken for better by chance.
/// </summary>
/// <remarks>
/// Romano and Wolf, JASA 100 (2005): the 0.95 quantile of the largest studentized deviation (max-T), here over the
/// cluster bootstrap by post, and never less than the quantile of t for one mean.
/// </remarks>
public static class SimultaneousIntervals
{
    /// <summary>The intervals of the means of columns.</summary>
    /// <param name="posts">The posts of the rows.</param>
    /// <param name="columns">A value of each row, for each mean.</param>
    /// <param name="leastVariance">Added to each variance: what values that never vary here may vary elsewhere.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <param name="seed">The seed of the resamples.</param>
    /// <returns>
    /// One for each column, in their order; null for all where there are fewer than <see cref="Interval.FewestPosts"/>
    /// posts.
    /// </returns>
    public static IReadOnlyList<Interval?> OfMeans(
        PostClusters posts, IReadOnlyList<double[]> columns, double leastVariance, int resamples, long seed)
    {
        if (posts.Count < Interval.FewestPosts)
            return [.. columns.Select(_ => (Interval?)null)];
        double[] means = [.. columns.Select(column => column.Average())];
        // What each post adds to each mean, and the standard error that is made of it.
        double[][] influences = [.. columns.Select((column, i) => posts.Influences(column, means[i]))];
        double[] errors = [.. influences.Select(of => Math.Sqrt(PostClusters.Covariance(of, of) + leastVariance))];
        var largest = new double[resamples];
        PostResamples.ForEach(posts.Count, resamples, seed, (resample, counts) =>
        {
            for (var i = 0; i < influences.Length; i++)
                largest[resample] = Math.Max(largest[resample], Deviation(influences[i], counts, leastVariance));
        });
        Array.Sort(largest);
        var quantile = Math.Max(
            largest[Math.Min(resamples - 1, (int)Math.Ceiling(Interval.Level * resamples))],
            Interval.QuantileOf(posts.EffectivePosts()));
        return [.. means.Select((mean, i) => Interval.Symmetric(mean, errors[i], quantile))];
    }

    /// <summary>How far a resample's mean is off, in its own standard errors: it is studentized anew.</summary>
    private static double Deviation(double[] influences, int[] counts, double leastVariance)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var post = 0; post < counts.Length; post++)
        {
            sum += counts[post] * influences[post];
            squares += counts[post] * influences[post] * influences[post];
        }
        var variance = (squares - (sum * sum / counts.Length)) * counts.Length / (counts.Length - 1);
        return Math.Abs(sum) / Math.Sqrt(Math.Max(variance, 0) + leastVariance);
    }
}
