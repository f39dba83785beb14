using System.Numerics;
using FsCheck.Xunit;
using Kayfabe.Study.Leakage;

namespace Kayfabe.Study.Tests.Leakage;

public class SimilarHashesTests
{
    [Property]
    public void Bands_find_what_a_comparison_with_every_hash_finds(ulong[] hashes, ulong sought, byte flips)
    {
        var bits = flips % 17;
        var near = hashes
            .Select((hash, i) => i % 2 == 0 ? sought ^ (hash & (hash >> 1) & (hash >> 2)) : hash).ToArray();
        var expected = near.Any(hash => BitOperations.PopCount(hash ^ sought) <= bits);
        Assert.Equal(expected, new SimilarHashes(near, bits).Has(sought));
    }

    [Fact]
    public void A_hash_is_similar_up_to_the_bits()
    {
        var hashes = new SimilarHashes([0b1111UL << 40], 4);
        Assert.True(hashes.Has(0));
        Assert.False(hashes.Has(1));
    }
}
