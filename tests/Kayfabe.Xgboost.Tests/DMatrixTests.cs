namespace Kayfabe.Xgboost.Tests;

public class DMatrixTests
{
    [Fact]
    public void A_dense_matrix_leaves_its_gaps_out_and_keeps_its_zeros()
    {
        Given.TheLibrary();
        using var matrix = DMatrix.FromDense([1, float.NaN, 0, float.NaN, 2, 3], rows: 2, columns: 3);
        Assert.Equal((2, 3, 4L), (matrix.Rows, matrix.Columns, matrix.Entries));
    }

    [Fact]
    public void A_sparse_matrix_keeps_its_zeros_and_the_columns_and_rows_without_an_entry()
    {
        Given.TheLibrary();
        using var matrix = DMatrix.FromCsr([0, 2, 2, 3], [0, 2, 1], [1, 0, 2], columns: 5);
        Assert.Equal((3, 5, 3L), (matrix.Rows, matrix.Columns, matrix.Entries));
    }

    [Fact]
    public void A_matrix_without_any_entry_keeps_its_shape()
    {
        Given.TheLibrary();
        using var sparse = DMatrix.FromCsr([0, 0, 0], [], [], columns: 2);
        using var dense = DMatrix.FromDense([float.NaN, float.NaN], rows: 1, columns: 2);
        Assert.Equal((2, 2, 0L), (sparse.Rows, sparse.Columns, sparse.Entries));
        Assert.Equal((1, 2, 0L), (dense.Rows, dense.Columns, dense.Entries));
    }

    [Theory]
    [InlineData(new int[0], new int[0])]
    [InlineData(new[] { 1, 1 }, new[] { 0 })]
    [InlineData(new[] { 0, 2 }, new[] { 0 })]
    [InlineData(new[] { 0, 2, 1 }, new[] { 0 })]
    [InlineData(new[] { 0, 1 }, new[] { 3 })]
    [InlineData(new[] { 0, 1 }, new[] { -1 })]
    public void Rows_that_do_not_fit_together_are_refused_before_the_library_reads_them(int[] starts, int[] columnOf) =>
        Assert.Throws<ArgumentException>(
            () => DMatrix.FromCsr(starts, columnOf, new float[columnOf.Length], columns: 3));

    [Fact]
    public void A_dense_matrix_of_another_size_than_declared_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DMatrix.FromDense([1, 2, 3], rows: 2, columns: 2));

    [Fact]
    public void An_infinite_value_is_refused_with_the_librarys_reason()
    {
        Given.TheLibrary();
        var exception = Assert.Throws<XgboostException>(
            () => DMatrix.FromDense([1, float.PositiveInfinity], rows: 1, columns: 2));
        Assert.Contains("contains `inf`", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Stack trace", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_and_names_must_be_as_many_as_rows_and_columns()
    {
        Given.TheLibrary();
        using var matrix = DMatrix.FromDense([1, 2], rows: 1, columns: 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.SetLabels([1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.SetFeatureNames(["a"]));
    }

    [Fact]
    public void Use_after_dispose_is_an_exception()
    {
        Given.TheLibrary();
        var matrix = DMatrix.FromDense([1, 2], rows: 1, columns: 2);
        matrix.Dispose();
        matrix.Dispose();
        Assert.Throws<ObjectDisposedException>(() => matrix.Rows);
        Assert.Throws<ObjectDisposedException>(() => matrix.SetLabels([1]));
        Assert.Throws<ObjectDisposedException>(() => new Booster(matrix));
    }
}
