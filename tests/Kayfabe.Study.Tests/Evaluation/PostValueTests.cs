using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class PostValueTests
{
    [Fact]
    public void A_mean_of_unequal_posts_has_the_linearized_variance()
    {
        // 10 posts of two rows with (1, 0.5) and 10 of one with 0: the mean is .5; posts add 2 * .25 / 30 or -.5 / 30,
        // so that the variance is 20 / 19 * (20 * (.5 / 30)^2) and its root .076472. The rows are worth 900 / 50 = 18
        // posts of one size: t with 17 degrees of freedom is 2.1098.
        PostValue[] rows =
        [
            .. Enumerable.Range(0, 10).SelectMany(i => (PostValue[])[new($"a{i}", 1), new($"a{i}", 0.5), new($"b{i}", 0)]),
        ];
        var mean = PostValue.Mean(rows);
        Assert.Equal(0.5, mean.Value!.Value, 12);
        Assert.Equal(0.5 - (2.1098 * 0.076472), mean.Interval!.Value.Low, 4);
    }

    [Fact]
    public void A_difference_is_that_of_the_means()
    {
        var difference = PostValue.Difference(Rows(40, 1, 1, 0, 0), Rows(40, 1, 0, 0, 0));
        Assert.Equal(0.25, difference.Value!.Value, 12);
        Assert.InRange(0.25, difference.Interval!.Value.Low, difference.Interval!.Value.High);
    }

    [Fact]
    public void The_same_rows_never_differ() =>
        Assert.Equal((0, null), (PostValue.Difference(Rows(30, 1, 0, 1), Rows(30, 1, 0, 1)) is var same
            ? (same.Value!.Value, same.Interval) : default));

    [Fact]
    public void Pairs_that_never_differ_may_still_differ_in_other_rows()
    {
        var interval = PostValue.MeanOfPairs(Rows(40, 0)).Interval!.Value;
        Assert.Equal(2.0227 * Math.Sqrt(2) / 42, interval.High, 4);
        Assert.Equal(-interval.High, interval.Low, 12);
    }

    [Fact]
    public void Without_rows_of_one_kind_there_is_no_difference() =>
        Assert.Null(PostValue.Difference(Rows(1, 1), []).Value);

    [Fact]
    public void A_mean_of_few_posts_has_no_interval()
    {
        var mean = PostValue.Mean(Rows(19, 1, 0));
        Assert.NotNull(mean.Value);
        Assert.Null(mean.Interval);
    }

    /// <summary>A row a post, the values again and again.</summary>
    private static PostValue[] Rows(int count, params double[] values) =>
        [.. Enumerable.Range(0, count).Select(i => new PostValue($"p{i}", values[i % values.Length]))];
}
