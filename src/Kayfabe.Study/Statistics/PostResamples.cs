namespace Kayfabe.Study.Statistics;

/// <summary>
/// The cluster bootstrap: whole posts are drawn with replacement, as many as there are. For what no formula gives, such
/// as the largest of many statistics; intervals are made otherwise.
/// </summary>
/// <remarks>
/// Davison and Hinkley, Bootstrap Methods and their Application (1997), section 3.8. The draws depend on the seed and
/// the number of posts only, not on the number of cores.
/// </remarks>
public static class PostResamples
{
    /// <summary>Uses each resample once, in any order and from several threads.</summary>
    /// <param name="posts">The number of posts.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="use">Takes the number of the resample, and how often each post is in it.</param>
    public static void ForEach(int posts, int resamples, long seed, Action<int, int[]> use)
    {
        var starts = new ulong[resamples];
        var seeds = new SplitMix64((ulong)seed);
        for (var i = 0; i < resamples; i++)
            starts[i] = seeds.Next();
        Parallel.For(
            0,
            resamples,
            () => new int[posts],
            (resample, _, counts) =>
            {
                var random = new SplitMix64(starts[resample]);
                Array.Clear(counts);
                for (var i = 0; i < posts; i++)
                    counts[random.Next(posts)]++;
                use(resample, counts);
                return counts;
            },
            _ => { });
    }
}
