using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Statistics;

public class ResampledMeanTests
{
    [Fact]
    public void The_interval_over_folds_is_that_of_a_hand_calculation()
    {
        // Fold means 0.5, 0.75, 0.5, 0.75 of 4 rows each, trained on 12: mean 0.625, variance of the means 1/48,
        // corrected by 1/4 + 4/12 to 7/576; t with 3 degrees of freedom is 3.18245.
        var mean = ResampledMean.Of([.. new[] { 2, 3, 2, 3 }.Select((right, fold) => Fold(fold, right))]);
        var half = 3.18244630528371 * Math.Sqrt(7 / 576.0);
        Assert.Equal(0.625, mean.Mean.Value!.Value, 1e-12);
        Assert.Equal(0.625 - half, mean.Mean.Interval!.Value.Low, 1e-9);
        Assert.Equal(0.625 + half, mean.Mean.Interval!.Value.High, 1e-9);
    }

    [Fact]
    public void Rows_of_one_post_widen_the_interval_over_posts()
    {
        // All fold means are 0.5. Four posts of four rows that are right or wrong together: the posts' sums of
        // deviations are 2, 2, -2, -2, the variance 16 / 256 * 4 / 3 * (1 + 4 / 12) = 1 / 9; t with 3 degrees.
        RowValue[] rows = [.. Enumerable.Range(0, 16).Select(i => new RowValue($"r{i}", $"p{i / 4}", i < 8 ? 1 : 0))];
        var folds = Enumerable.Range(0, 4).Select(fold => new FoldValues(12, [.. rows.Where((_, i) => i % 4 == fold)]));
        var mean = ResampledMean.Of([.. folds]);
        Assert.Equal(0.5 + (3.18244630528371 / 3), mean.Mean.Interval!.Value.High, 1e-9);
        // t = 0.5 * 3 with 3 degrees of freedom.
        Assert.Equal(0.2306, mean.P!.Value, 1e-4);
    }

    [Fact]
    public void A_row_counts_once_however_often_it_is_tested()
    {
        var mean = ResampledMean.Of(
            [new FoldValues(3, [new("a", "a", 1), new("b", "b", 0)]), new FoldValues(3, [new("a", "a", 0)])]);
        Assert.Equal(0.25, mean.Mean.Value);
    }

    [Fact]
    public void No_interval_has_no_width()
    {
        var mean = ResampledMean.Of([Fold(0, 4), Fold(1, 4)]);
        Assert.Equal(1, mean.Mean.Value);
        Assert.Null(mean.Mean.Interval);
        Assert.Null(mean.P);
        Assert.Null(ResampledMean.Of([]).Mean.Value);
        Assert.Null(ResampledMean.OfRows([new("a", "a", 1)]).Mean.Interval);
    }

    [Fact]
    public void Holms_adjustment_is_that_of_a_hand_calculation() => Assert.Equal(
        [0.03, null, 0.06, 0.06, 0.02],
        Holm.Adjust([0.01, null, 0.04, 0.03, 0.005]).Select(p => p is { } known ? Math.Round(known, 12) : p));

    private static FoldValues Fold(int fold, int right) => new(
        12, [.. Enumerable.Range(0, 4).Select(i => new RowValue($"r{fold}.{i}", $"p{fold}.{i}", i < right ? 1 : 0))]);
}
