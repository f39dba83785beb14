using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class IntervalTests
{
    [Theory]
    [InlineData(370, 441, 0.8018, 0.8704)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    public void Wilson_s_interval_is_that_of_a_worked_example(int successes, int total, double low, double high)
    {
        var interval = Interval.Wilson(successes, total)!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Wilson_s_interval_of_no_rows_is_not_defined() => Assert.Null(Interval.Wilson(0, 0));

    [Fact]
    public void A_percentile_interval_is_numpys_percentile_without_what_is_not_defined()
    {
        // numpy.percentile([1, 2, 4, 8], [2.5, 97.5]) is [1.075, 7.7].
        var interval = Interval.OfResamples([8, double.NaN, 1, 4, 2])!.Value;
        Assert.Equal(1.075, interval.Low, 12);
        Assert.Equal(7.7, interval.High, 12);
        Assert.Null(Interval.OfResamples([double.NaN]));
    }

    // The first outputs of Vigna's splitmix64.c for the seed 1234567.
    [Fact]
    public void The_generator_gives_the_published_stream()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => random.Next()));
    }
}
