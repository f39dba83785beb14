namespace Kayfabe.Study.Matrix;

/// <summary>A matrix by its columns: the rows and values of each column's entries (CSC), in the order of the rows.</summary>
internal sealed class FeatureColumns
{
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly float[] _values;

    public FeatureColumns(FeatureMatrix matrix)
    {
        _starts = new int[matrix.Features.Count + 1];
        foreach (var column in matrix.Columns)
            _starts[column + 1]++;
        for (var column = 0; column < matrix.Features.Count; column++)
            _starts[column + 1] += _starts[column];
        (_rows, _values) = (new int[matrix.Values.Length], new float[matrix.Values.Length]);
        var next = _starts.ToArray();
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
            {
                var place = next[matrix.Columns[entry]]++;
                (_rows[place], _values[place]) = (row, matrix.Values[entry]);
            }
        }
    }

    /// <summary>The rows in which the column has a value, ascending.</summary>
    public ReadOnlySpan<int> RowsOf(int column) => _rows.AsSpan(_starts[column].._starts[column + 1]);

    /// <summary>The column's values in <see cref="RowsOf"/>.</summary>
    public ReadOnlySpan<float> ValuesOf(int column) => _values.AsSpan(_starts[column].._starts[column + 1]);
}
