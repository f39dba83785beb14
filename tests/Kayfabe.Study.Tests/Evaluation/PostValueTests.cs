using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class PostValueTests
{
    [Fact]
    public void A_difference_is_that_of_the_means()
    {
        var difference = PostValue.Difference(Rows(1, 1, 0, 0), Rows(1, 0, 0, 0), 200, 1);
        Assert.Equal(0.25, difference.Value);
        Assert.InRange(0.25, difference.Interval!.Value.Low, difference.Interval!.Value.High);
    }

    [Fact]
    public void The_same_rows_never_differ_since_their_posts_are_drawn_once()
    {
        var difference = PostValue.Difference(Rows(1, 0, 1), Rows(1, 0, 1), 200, 1);
        Assert.Equal((0, 0, 0), (difference.Value, difference.Interval!.Value.Low, difference.Interval.Value.High));
    }

    [Fact]
    public void Without_rows_of_one_kind_there_is_no_difference() =>
        Assert.Null(PostValue.Difference(Rows(1), [], 200, 1).Value);

    [Fact]
    public void A_mean_of_one_post_has_no_interval()
    {
        var mean = PostValue.Mean([new("p", 1), new("p", 0)], 200, 1);
        Assert.Equal(0.5, mean.Value);
        Assert.Null(mean.Interval);
    }

    private static PostValue[] Rows(params double[] values) =>
        [.. values.Select((value, i) => new PostValue($"p{i}", value))];
}
