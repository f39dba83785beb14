using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Statistics;

public sealed class SplitMix64Tests
{
    [Fact]
    public void The_stream_is_that_of_the_reference_implementation()
    {
        // splitmix64.c with x = 1234567.
        var random = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL],
            [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Numbers_below_a_count_fill_it_evenly()
    {
        var random = new SplitMix64(1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
            counts[random.Next(10)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }
}
