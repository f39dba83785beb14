using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Statistics;

public class HolmTests
{
    [Fact]
    public void The_adjustment_is_that_of_a_hand_calculation() => Assert.Equal(
        [0.03, null, 0.06, 0.06, 0.02],
        Holm.Adjust([0.01, null, 0.04, 0.03, 0.005]).Select(p => p is { } known ? Math.Round(known, 12) : p));
}
