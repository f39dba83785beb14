namespace Kayfabe.Sample;

/// <summary>The generator of pseudo-random numbers that every byte of a synthetic study is drawn from.</summary>
/// <remarks>
/// Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014); integers only, so that a seed means
/// the same on every machine. <c>System.Random</c> does not promise its algorithm.
/// </remarks>
internal sealed class SplitMix64(ulong seed)
{
    private const ulong FnvOffset = 0xCBF29CE484222325, FnvPrime = 0x100000001B3;
    private ulong _state = seed;

    /// <summary>
    /// A stream of its own for one purpose, so that a number more drawn for pictures moves no annotation.
    /// </summary>
    public static SplitMix64 For(ulong seed, string purpose)
    {
        var hash = FnvOffset;
        foreach (var character in purpose)
            hash = (hash ^ character) * FnvPrime;
        return new(new SplitMix64(seed ^ hash).Next());
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in <paramref name="permille"/> of a thousand draws.</summary>
    public bool Chance(int permille) => Below(1000) < permille;

    /// <summary>One of the choices, each as likely.</summary>
    public T Pick<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>A number from -<paramref name="reach"/> to <paramref name="reach"/>.</summary>
    public int Jitter(int reach) => Between(-reach, reach);
}
