using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tests.Comparisons;

namespace Kayfabe.Study.Tests.Matrix;

public class DistinctColumnsTests
{
    [Fact]
    public void Of_equal_columns_the_first_is_kept() => Assert.Equal(
        ["a", "c", "d", "e"],
        DistinctColumns.Of(Matrices.Of("a b c d e f", "1 1 1 0 . . .", "0 0 0 1 1 . .", "1 . . . . 1 1"))
            .Select(feature => feature.Name).Order(StringComparer.Ordinal));
}
