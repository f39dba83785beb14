
namespace Kayfabe.Study.Splits;

/// <summary>
/// numpy's legacy generator, <c>numpy.random.RandomState(seed)</c>, as far as a permutation needs it.
/// </summary>
/// <remarks>
/// The generator is MT19937 with init_genrand: Matsumoto and Nishimura, ACM TOMACS 8 (1998), and their mt19937ar.c of
/// 2002. numpy promises this stream for good (NEP 19). Its sources, at v1.24.2: numpy/random/_mt19937.pyx
/// (_legacy_seeding), src/mt19937/mt19937.c (mt19937_seed), src/distributions/distributions.c (random_interval) and
/// mtrand.pyx (shuffle, permutation).
/// </remarks>
internal sealed class NumpyRandom
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Length];
    private int _position = Length;

    /// <summary>The generator that <c>RandomState(seed)</c> makes.</summary>
    public NumpyRandom(uint seed)
    {
        for (var i = 0; i < Length; i++)
        {
            _state[i] = seed;
            seed = (1812433253u * (seed ^ (seed >> 30))) + (uint)i + 1;
        }
    }

    /// <summary><c>permutation(count)</c>: 0 to count - 1, shuffled from the end (Fisher-Yates).</summary>
    public int[] Permutation(int count)
    {
        var permutation = new int[count];
        for (var i = 0; i < count; i++)
            permutation[i] = i;
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)Interval((uint)i);
            (permutation[i], permutation[j]) = (permutation[j], permutation[i]);
        }
        return permutation;
    }

    /// <summary>The next 32 bits.</summary>
    public uint Next()
    {
        if (_position == Length)
            Renew();
        var y = _state[_position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary>A number from 0 to <paramref name="max"/>: draws under the smallest mask until one fits.</summary>
    private uint Interval(uint max)
    {
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(max);
        uint value;
        do
        {
            value = Next() & mask;
        }
        while (value > max);
        return value;
    }

    private void Renew()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & 0x80000000u) | (_state[(i + 1) % Length] & 0x7fffffffu);
            _state[i] = _state[(i + Middle) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }
        _position = 0;
    }
}
