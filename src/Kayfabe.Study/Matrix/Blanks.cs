namespace Kayfabe.Study.Matrix;

/// <summary>Blank detections: the matrix does not say whether they were seen.</summary>
/// <remarks>
/// A published matrix may distinguish 0 from blank; one of the build's own stores its ones only, and what it does not
/// store was not seen.
/// </remarks>
public static class Blanks
{
    /// <summary>
    /// Whether the matrix distinguishes 0 from blank: it stores some detections' zeros, and leaves others out.
    /// </summary>
    public static bool AreDistinguished(FeatureMatrix matrix) =>
        StoresZeros(matrix) && CountOfDetections(matrix) is var known
        && known < (long)matrix.Rows.Count * matrix.Features.Count(IsDetection);

    /// <summary>
    /// Whether each row is blank: some detection of it is; or, in a matrix that stores ones only, nothing was detected.
    /// </summary>
    public static bool[] RowsOf(FeatureMatrix matrix)
    {
        var complete = StoresZeros(matrix) ? matrix.Features.Count(IsDetection) : 1;
        var blank = new bool[matrix.Rows.Count];
        for (var row = 0; row < blank.Length; row++)
        {
            var known = 0;
            for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
                known += IsDetection(matrix.Features[matrix.Columns[entry]]) ? 1 : 0;
            blank[row] = known < complete;
        }
        return blank;
    }

    /// <summary>
    /// The matrix with blank detections taken for zeros. It stores the ones only, as a matrix of the build's own: what
    /// is not stored was not detected. Trees divide the rows as they would with every zero stored.
    /// </summary>
    public static FeatureMatrix AsZeros(FeatureMatrix matrix)
    {
        var starts = new int[matrix.Rows.Count + 1];
        List<int> columns = [];
        List<float> values = [];
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
            {
                var column = matrix.Columns[entry];
                if (matrix.Values[entry] == 0 && IsDetection(matrix.Features[column]))
                    continue;
                columns.Add(column);
                values.Add(matrix.Values[entry]);
            }
            starts[row + 1] = columns.Count;
        }
        return new FeatureMatrix(matrix.Features, matrix.Rows, starts, [.. columns], [.. values]);
    }

    /// <summary>Whether a feature was seen in the picture.</summary>
    public static bool IsDetection(Feature feature) => feature.Kind != FeatureKind.Metadata;

    /// <summary>Whether some detection's zero is stored, so that one that is not stored is blank.</summary>
    internal static bool StoresZeros(FeatureMatrix matrix)
    {
        for (var entry = 0; entry < matrix.Values.Length; entry++)
        {
            if (matrix.Values[entry] == 0 && IsDetection(matrix.Features[matrix.Columns[entry]]))
                return true;
        }
        return false;
    }

    private static long CountOfDetections(FeatureMatrix matrix)
    {
        var count = 0L;
        foreach (var column in matrix.Columns)
            count += IsDetection(matrix.Features[column]) ? 1 : 0;
        return count;
    }
}
