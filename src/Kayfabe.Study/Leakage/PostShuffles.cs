using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Leakage;

/// <summary>What a statistic is, and what it would be by chance.</summary>
/// <param name="Value">The statistic of the study; large values are what is looked for.</param>
/// <param name="UpTo">The value that chance alone exceeds in 5 % of the cases.</param>
/// <param name="P">How often chance alone gives as much or more.</param>
public sealed record Chance(double Value, double UpTo, double P);

/// <summary>
/// Permutation tests by post: each post gets the values of another, repeated or cut to its number of rows, since rows
/// of one post are not independent of each other.
/// </summary>
/// <remarks>
/// Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010): the study itself counts as one of the permutations, so
/// that no p is 0. The results depend on seed and posts only, not on the number of cores.
/// </remarks>
internal sealed class PostShuffles
{
    /// <summary>The permutations of a test.</summary>
    public const int Count = 999;

    private readonly PostShuffle _shuffle;
    private readonly PostClusters _posts;
    private readonly ulong[] _seeds = new ulong[Count];

    /// <param name="posts">The post of each row.</param>
    /// <param name="seed">The seed.</param>
    public PostShuffles(IEnumerable<string> posts, long seed)
    {
        string[] postOfRow = [.. posts];
        (_shuffle, _posts) = (new PostShuffle(postOfRow), new PostClusters(postOfRow));
        var random = new SplitMix64((ulong)seed);
        for (var i = 0; i < Count; i++)
            _seeds[i] = random.Next();
    }

    /// <summary>Tests whether a statistic of values, one a row, is larger than by chance.</summary>
    public Chance Test(double[] values, Func<double[], double> statistic) =>
        Chances(statistic(values), Draw(random => statistic(Shuffled(values, random))));

    /// <summary>
    /// Tests whether the mean of differences, one a row, is above 0: each post's sign may as well be the other.
    /// </summary>
    public Chance TestSigns(double[] differences)
    {
        var sums = new double[_posts.Count];
        for (var row = 0; row < differences.Length; row++)
            sums[_posts.PostOfRow[row]] += differences[row];
        return Chances(
            sums.Sum() / differences.Length,
            Draw(random => sums.Sum(sum => (random.Next() >> 63) == 0 ? sum : -sum) / differences.Length));
    }

    /// <summary>What something of the values is in each permutation.</summary>
    public T[] Shuffle<T>(double[] values, Func<double[], T> statistic) =>
        Draw(random => statistic(Shuffled(values, random)));

    /// <summary>Compares a value with those of the permutations, which it sorts.</summary>
    public static Chance Chances(double value, double[] byChance)
    {
        var asMuch = byChance.Count(other => other >= value - 1e-12);
        Array.Sort(byChance);
        return new Chance(value, byChance[(int)(0.95 * Count)], (1.0 + asMuch) / (1 + Count));
    }

    private T[] Draw<T>(Func<SplitMix64, T> draw)
    {
        var drawn = new T[Count];
        Parallel.For(0, Count, i => drawn[i] = draw(new SplitMix64(_seeds[i])));
        return drawn;
    }

    private double[] Shuffled(double[] values, SplitMix64 random) =>
        Array.ConvertAll(_shuffle.Draw(random), row => values[row]);
}
