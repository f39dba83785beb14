namespace Kayfabe.Study.Matrix;

/// <summary>A row of the matrix: one annotated picture.</summary>
/// <param name="Id">The picture's id, unique in the matrix.</param>
/// <param name="Post">The key of its post; rows of one post are not independent.</param>
/// <param name="InKayfabe">The outcome.</param>
/// <param name="Published">The day of the post where it is known.</param>
public sealed record MatrixRow(string Id, string Post, bool InKayfabe, DateOnly? Published);

/// <summary>
/// The features of the annotated pictures, rows by columns, in compressed sparse rows (CSR).
/// An entry that is not stored is <em>missing</em> in XGBoost's sense. A matrix of detections stores its ones only;
/// a published matrix that tells 0 from blank stores its zeros and leaves its blanks out.
/// </summary>
public sealed class FeatureMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly float[] _values;

    /// <summary>Takes ownership of the arrays.</summary>
    /// <param name="features">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="starts">Row i's entries are at [starts[i], starts[i + 1]); rows.Count + 1 numbers.</param>
    /// <param name="columns">The 0-based column of each entry, ascending within a row.</param>
    /// <param name="values">The value of each entry, never NaN.</param>
    public FeatureMatrix(
        IReadOnlyList<Feature> features, IReadOnlyList<MatrixRow> rows, int[] starts, int[] columns, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(starts.Length, rows.Count + 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns.Length, starts[^1]);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, columns.Length);
        Features = features;
        Rows = rows;
        _starts = starts;
        _columns = columns;
        _values = values;
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<MatrixRow> Rows { get; }

    /// <summary>Row i's entries are at [Starts[i], Starts[i + 1]).</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>The 0-based column of each entry, ascending within a row.</summary>
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>The value of each entry, never NaN.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The rows at the given indices, in that order.</summary>
    public FeatureMatrix SelectRows(IReadOnlyList<int> indices)
    {
        var starts = new int[indices.Count + 1];
        for (var i = 0; i < indices.Count; i++)
            starts[i + 1] = starts[i] + _starts[indices[i] + 1] - _starts[indices[i]];
        var columns = new int[starts[^1]];
        var values = new float[starts[^1]];
        var rows = new MatrixRow[indices.Count];
        for (var i = 0; i < indices.Count; i++)
        {
            var (from, length) = (_starts[indices[i]], starts[i + 1] - starts[i]);
            Array.Copy(_columns, from, columns, starts[i], length);
            Array.Copy(_values, from, values, starts[i], length);
            rows[i] = Rows[indices[i]];
        }
        return new FeatureMatrix(Features, rows, starts, columns, values);
    }

    /// <summary>The same entries with other rows, such as other outcomes.</summary>
    /// <param name="rows">As many as there are.</param>
    public FeatureMatrix WithRows(IReadOnlyList<MatrixRow> rows) => new(Features, rows, _starts, _columns, _values);

    /// <summary>The features for which <paramref name="keep"/> holds, in their order, with all rows.</summary>
    public FeatureMatrix SelectFeatures(Func<Feature, bool> keep)
    {
        var position = new int[Features.Count];
        var kept = new List<Feature>();
        for (var i = 0; i < position.Length; i++)
        {
            position[i] = keep(Features[i]) ? kept.Count : -1;
            if (position[i] >= 0)
                kept.Add(Features[i]);
        }
        var starts = new int[_starts.Length];
        var columns = new List<int>();
        var values = new List<float>();
        for (var row = 0; row < Rows.Count; row++)
        {
            for (var entry = _starts[row]; entry < _starts[row + 1]; entry++)
            {
                if (position[_columns[entry]] < 0)
                    continue;
                columns.Add(position[_columns[entry]]);
                values.Add(_values[entry]);
            }
            starts[row + 1] = columns.Count;
        }
        return new FeatureMatrix(kept, Rows, starts, [.. columns], [.. values]);
    }
}
