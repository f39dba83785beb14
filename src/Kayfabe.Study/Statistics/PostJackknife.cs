namespace Kayfabe.Study.Statistics;

/// <summary>
/// The variance of statistics of rows by the jackknife over posts: each is computed again without one post at a time.
/// </summary>
/// <remarks>
/// Efron and Stein, Annals of Statistics 9 (1981); clusters: Shao and Tu, The Jackknife and Bootstrap (1995), chapter 6.
/// Unlike a bootstrap it draws nothing, and no resample can lack an outcome unless one post alone has it. Above
/// <see cref="MostGroups"/> posts, equal groups of posts are left out together, so that the cost stays linear.
/// </remarks>
public static class PostJackknife
{
    /// <summary>The groups at most: the variance's own relative error is then about sqrt(2 / 1000), 4 %.</summary>
    public const int MostGroups = 1000;

    /// <summary>Computes statistics of rows that count so many times.</summary>
    /// <param name="counts">1 for a row that is there, 0 for one that is left out.</param>
    /// <param name="values">Where the statistics go; NaN for one that is not defined.</param>
    public delegate void Measure(ReadOnlySpan<int> counts, Span<double> values);

    /// <summary>The variance of each statistic, and its degrees of freedom.</summary>
    /// <param name="posts">The posts of the rows.</param>
    /// <param name="width">The number of statistics.</param>
    /// <param name="measure">Computes them; called from several threads.</param>
    /// <returns>
    /// NaN for a statistic that is not defined without some group; all are NaN where there are fewer than two posts.
    /// </returns>
    public static JackknifeVariance[] Variances(PostClusters posts, int width, Measure measure)
    {
        var groups = Math.Min(posts.Count, MostGroups);
        var variances = new JackknifeVariance[width];
        if (groups < 2)
        {
            Array.Fill(variances, new JackknifeVariance(double.NaN, double.NaN));
            return variances;
        }
        var without = new double[groups * width];
        var all = new double[width];
        var once = new int[posts.PostOfRow.Length];
        Array.Fill(once, 1);
        measure(once, all);
        Parallel.For(
            0,
            groups,
            () => new int[posts.PostOfRow.Length],
            (group, _, counts) =>
            {
                var postOf = posts.PostOfRow;
                for (var row = 0; row < counts.Length; row++)
                    counts[row] = postOf[row] % groups == group ? 0 : 1;
                measure(counts, without.AsSpan(group * width, width));
                return counts;
            },
            _ => { });
        for (var i = 0; i < width; i++)
            variances[i] = VarianceOf(without, all[i], i, width, groups);
        return variances;
    }

    private static JackknifeVariance VarianceOf(double[] without, double all, int first, int step, int groups)
    {
        var (squares, fourths) = (0.0, 0.0);
        for (var group = 0; group < groups; group++)
        {
            var difference = without[first + (group * step)] - all;
            squares += difference * difference;
            fourths += difference * difference * difference * difference;
        }
        var kurtosis = squares > 0 ? groups * fourths / (squares * squares) : 1;
        return new JackknifeVariance(
            squares * (groups - 1) / groups,
            kurtosis > 1 ? (2 * groups / (kurtosis - 1)) - 1 : double.PositiveInfinity);
    }
}

/// <summary>A variance by the jackknife.</summary>
/// <param name="Value">The variance; 0 where no post changes the statistic; NaN where it is not known.</param>
/// <param name="DegreesOfFreedom">
/// Those of a variance of n values with kurtosis k, 2 n / (k - 1) - 1: a few posts with large values say less of their
/// spread than their number. Satterthwaite, Biometrics Bulletin 2 (1946). Infinite where all are equal.
/// </param>
public readonly record struct JackknifeVariance(double Value, double DegreesOfFreedom);
