using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Evaluation;

public class ResampledMeanTests
{
    // The 0.975 quantile of t with 3 degrees of freedom.
    private const double T3 = 3.18244630528371;

    [Fact]
    public void The_interval_over_folds_is_that_of_a_hand_calculation()
    {
        // Differences of 0 or 1 with the fold means 0.2, 0.8, 0.2, 0.8 of 10 rows each, trained on 30: mean 0.5,
        // variance of the means 0.12, corrected by 1 / 4 + 10 / 30 to 0.07; 2 / 42^2 for 40 rows that never differed.
        var mean = ResampledMean.OfDifferences([.. new[] { 2, 8, 2, 8 }.Select((ones, fold) => Fold(fold, ones))]);
        var half = T3 * Math.Sqrt(0.07 + (2 / (42.0 * 42)));
        Assert.Equal(0.5, mean.Mean.Value!.Value, 1e-12);
        Assert.Equal(0.5 - half, mean.Mean.Interval!.Value.Low, 1e-9);
        Assert.Equal(0.5 + half, mean.Mean.Interval!.Value.High, 1e-9);
        Assert.Equal(Student.TwoSided(0.5 / (half / T3), 3), mean.P!.Value, 1e-12);
    }

    [Fact]
    public void Rows_of_one_post_widen_the_interval_over_posts()
    {
        // All fold means are 0.5. 20 posts of four rows that are alike: the posts' sums of deviations are 2 and -2, the
        // variance 80 / 80^2 * 20 / 19 * (1 + 20 / 60); t with 19 degrees of freedom.
        RowValue[] rows = [.. Enumerable.Range(0, 80).Select(i => new RowValue($"r{i}", $"p{i / 4}", i < 40 ? 1 : 0))];
        var folds = Enumerable.Range(0, 4).Select(fold => new FoldValues(60, [.. rows.Where((_, i) => i % 4 == fold)]));
        var half = 2.093024054408263 * Math.Sqrt((1 / 80.0 * 20 / 19 * 4 / 3) + (2 / (82.0 * 82)));
        var mean = ResampledMean.OfDifferences([.. folds]);
        Assert.Equal(0.5 + half, mean.Mean.Interval!.Value.High, 1e-9);
    }

    [Fact]
    public void A_share_has_wilsons_interval_on_effective_rows()
    {
        // The variance over folds of the first test, 0.07, is that of 0.25 / 0.07 independent rows.
        var share = ResampledMean.OfShares([.. new[] { 2, 8, 2, 8 }.Select((ones, fold) => Fold(fold, ones))]);
        var expected = Interval.Wilson(0.5, 0.25 / 0.07, T3);
        Assert.Equal(expected.Low, share.Mean.Interval!.Value.Low, 1e-9);
        Assert.Equal(expected.High, share.Mean.Interval!.Value.High, 1e-9);
    }

    [Fact]
    public void A_row_counts_once_however_often_it_is_tested()
    {
        var mean = ResampledMean.OfShares(
            [new FoldValues(3, [new("a", "a", 1), new("b", "b", 0)]), new FoldValues(3, [new("a", "a", 0)])]);
        Assert.Equal(0.25, mean.Mean.Value);
        Assert.Null(mean.Mean.Interval);
    }

    [Fact]
    public void All_right_or_never_different_is_no_certainty()
    {
        FoldValues[] folds = [.. Enumerable.Range(0, 4).Select(fold => Fold(fold, 10))];
        Assert.InRange(ResampledMean.OfShares(folds).Mean.Interval!.Value.Low, 0.5, 0.95);
        FoldValues[] same = [.. Enumerable.Range(0, 4).Select(fold => Fold(fold, 0))];
        Assert.Equal(1, ResampledMean.OfDifferences(same).P!.Value, 1e-12);
        Assert.True(ResampledMean.OfDifferences(same).Mean.Interval!.Value.High > 0);
    }

    [Fact]
    public void Nothing_has_no_mean()
    {
        Assert.Null(ResampledMean.OfShares([]).Mean.Value);
        Assert.Null(ResampledMean.OfDifferences((FoldValues[])[]).Mean.Value);
        Assert.Null(ResampledMean.OfDifferences((RowValue[])[]).Mean.Value);
        Assert.Null(ResampledMean.OfDifferences([new RowValue("a", "a", 1)]).Mean.Interval);
    }

    /// <summary>Ten rows, each of its own post, so many of them 1.</summary>
    private static FoldValues Fold(int fold, int ones) => new(
        30, [.. Enumerable.Range(0, 10).Select(i => new RowValue($"r{fold}.{i}", $"p{fold}.{i}", i < ones ? 1 : 0))]);
}
