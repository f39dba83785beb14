using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tests.Comparisons;
namespace Kayfabe.Study.Tests.Matrix;

public class BlanksTests
{
    [Fact]
    public void A_row_is_blank_where_some_detection_is_neither_seen_nor_not_seen()
    {
        var matrix = Matrices.Of("metadata:likes a b", "1 . 0 1", "0 5 1 .", "1 5 . .");
        Assert.True(Blanks.AreDistinguished(matrix));
        Assert.Equal([false, true, true], Blanks.RowsOf(matrix));
    }

    [Fact]
    public void In_a_matrix_of_ones_a_row_is_blank_where_nothing_was_detected()
    {
        var matrix = Matrices.Of("metadata:likes a b", "1 0 . 1", "0 5 . .");
        Assert.False(Blanks.AreDistinguished(matrix));
        Assert.Equal([false, true], Blanks.RowsOf(matrix));
    }

    [Fact]
    public void A_matrix_without_blanks_tells_none() =>
        Assert.False(Blanks.AreDistinguished(Matrices.Of("a b", "1 0 1", "0 1 1")));

    [Fact]
    public void As_zeros_stores_a_zero_for_each_blank_detection_and_leaves_metadata_blank()
    {
        var zeros = Blanks.AsZeros(Matrices.Of("metadata:likes a b", "1 . 0 1", "0 5 . 1"));
        Assert.Equal([0, 2, 5], zeros.Starts.ToArray());
        Assert.Equal([1, 2, 0, 1, 2], zeros.Columns.ToArray());
        Assert.Equal([0, 1, 5, 0, 1], zeros.Values.ToArray());
    }
}
