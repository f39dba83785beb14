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
    public void As_zeros_stores_the_ones_of_detections_alone_and_leaves_metadata_as_they_are()
    {
        var zeros = Blanks.AsZeros(Matrices.Of("metadata:likes a b", "1 . 0 1", "0 0 . 1", "1 5 . ."));
        Assert.Equal([0, 1, 3, 4], zeros.Starts.ToArray());
        Assert.Equal([2, 0, 2, 0], zeros.Columns.ToArray());
        Assert.Equal([1, 0, 1, 5], zeros.Values.ToArray());
    }
}
