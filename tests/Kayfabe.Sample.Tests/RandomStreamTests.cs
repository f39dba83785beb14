using FsCheck.Xunit;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Tests;

public sealed class RandomStreamTests
{
    [Property]
    public void Numbers_stay_within_their_bounds(ulong seed, ushort low, ushort reach)
    {
        var random = new RandomStream(seed);

        Assert.InRange(random.Below(low + 1), 0, low);
        Assert.InRange(random.Between(low, low + reach), low, low + reach);
        Assert.InRange(random.Jitter(reach), -reach, reach);
    }

    [Property]
    public void Streams_of_two_purposes_differ(ulong seed) =>
        Assert.NotEqual(RandomStream.For(seed, "pictures").Next(), RandomStream.For(seed, "posts").Next());
}
