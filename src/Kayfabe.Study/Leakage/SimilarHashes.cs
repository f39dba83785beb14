using System.Numerics;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// Finds hashes that differ in a few bits. Hashes that differ in at most d bits are equal in one of d + 1 bands, so
/// that only those are compared.
/// </summary>
/// <remarks>Manku, Jain and Das Sarma, "Detecting near-duplicates for web crawling", WWW 2007.</remarks>
internal sealed class SimilarHashes
{
    private const int Width = 64;

    private readonly int _bits;
    private readonly ILookup<ulong, ulong>[] _bands;

    /// <param name="hashes">What is searched.</param>
    /// <param name="bits">The bits in which two hashes differ at most, 0 to 63.</param>
    public SimilarHashes(IEnumerable<ulong> hashes, int bits)
    {
        _bits = bits;
        ulong[] distinct = [.. hashes.Distinct()];
        _bands = [.. Enumerable.Range(0, bits + 1).Select(band => distinct.ToLookup(hash => Band(hash, band)))];
    }

    /// <summary>Whether some hash differs from this one in so few bits.</summary>
    public bool Has(ulong hash) => Enumerable.Range(0, _bands.Length).Any(band =>
        _bands[band][Band(hash, band)].Any(other => BitOperations.PopCount(hash ^ other) <= _bits));

    private ulong Band(ulong hash, int band)
    {
        var (from, to) = (band * Width / (_bits + 1), (band + 1) * Width / (_bits + 1));
        return (hash >> from) & (ulong.MaxValue >> (Width - (to - from)));
    }
}
