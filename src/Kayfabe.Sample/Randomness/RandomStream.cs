using Kayfabe.Study.Statistics;

namespace Kayfabe.Sample.Randomness;

/// <summary>
/// The pseudo-random numbers that a synthetic study is made from; integers only, the same on every machine.
/// </summary>
/// <remarks>
/// Every byte of <c>data/sample</c> follows from the order and the kind of the draws: a change of either is another
/// study.
/// </remarks>
internal sealed class RandomStream(ulong seed)
{
    private const ulong FnvOffset = 0xCBF29CE484222325, FnvPrime = 0x100000001B3;
    private readonly SplitMix64 _generator = new(seed);

    /// <summary>
    /// A stream of its own for one purpose, so that one more number drawn for pictures changes no annotation.
    /// </summary>
    public static RandomStream For(ulong seed, string purpose)
    {
        var hash = FnvOffset;
        foreach (var character in purpose)
            hash = (hash ^ character) * FnvPrime;
        return new(new RandomStream(seed ^ hash).Next());
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => _generator.Next();

    /// <summary>A number from 0 up to, not including, <paramref name="bound"/>; made from the upper 32 bits.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in <paramref name="permille"/> of a thousand draws.</summary>
    public bool Chance(int permille) => Below(1000) < permille;

    /// <summary>One of the choices, each equally likely.</summary>
    public T Pick<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>A number from -<paramref name="reach"/> to <paramref name="reach"/>.</summary>
    public int Jitter(int reach) => Between(-reach, reach);
}
