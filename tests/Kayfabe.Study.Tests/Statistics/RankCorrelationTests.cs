using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Statistics;

public class RankCorrelationTests
{
    [Fact]
    public void Equal_ranks_have_their_mean()
    {
        // scipy.stats.spearmanr([1, 2, 2, 4], [3, 1, 2, 9]): ranks 1, 2.5, 2.5, 4 and 3, 1, 2, 4.
        Assert.Equal(0.316227766, RankCorrelation.Of([1, 2, 2, 4], [3, 1, 2, 9])!.Value, 1e-9);
    }

    [Fact]
    public void Any_rising_series_correlates_fully()
    {
        Assert.Equal(1, RankCorrelation.Of([1, 2, 3], [1, 10, 1000])!.Value, 1e-12);
        Assert.Equal(-1, RankCorrelation.Of([1, 2, 3], [5, 4, -1])!.Value, 1e-12);
    }

    [Fact]
    public void A_constant_series_correlates_with_nothing()
    {
        Assert.Null(RankCorrelation.Of([1, 1, 1], [1, 2, 3]));
        Assert.Null(RankCorrelation.Of([], []));
    }
}
