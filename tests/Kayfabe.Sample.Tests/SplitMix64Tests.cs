using FsCheck.Xunit;

namespace Kayfabe.Sample.Tests;

public sealed class SplitMix64Tests
{
    /// <summary>From the reference implementation, https://prng.di.unimi.it/splitmix64.c, seed 1234567.</summary>
    [Fact]
    public void The_first_numbers_are_the_reference_implementations()
    {
        var random = new SplitMix64(1234567);

        ulong[] numbers = [random.Next(), random.Next(), random.Next()];

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], numbers);
    }

    [Property]
    public void Numbers_stay_within_their_bounds(ulong seed, ushort low, ushort reach)
    {
        var random = new SplitMix64(seed);

        Assert.InRange(random.Below(low + 1), 0, low);
        Assert.InRange(random.Between(low, low + reach), low, low + reach);
        Assert.InRange(random.Jitter(reach), -reach, reach);
    }

    [Property]
    public void Streams_of_two_purposes_differ(ulong seed) =>
        Assert.NotEqual(SplitMix64.For(seed, "pictures").Next(), SplitMix64.For(seed, "posts").Next());
}
