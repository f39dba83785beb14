namespace Kayfabe.Study.Statistics;

/// <summary>A small random number generator whose stream never changes, unlike that of System.Random.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, OOPSLA 2014; Vigna's splitmix64.c, https://prng.di.unimi.it.</remarks>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to 1, without 1.</summary>
    public double NextFraction() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    /// <remarks>The high half of a product: uneven by less than count / 2^64, which no study can see.</remarks>
    public int Next(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>
    /// The numbers from 0 to <paramref name="count"/> - 1 in any order, each order as likely as another.
    /// </summary>
    /// <remarks>Fisher and Yates; Durstenfeld, CACM 7 (1964), algorithm 235.</remarks>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }
}
