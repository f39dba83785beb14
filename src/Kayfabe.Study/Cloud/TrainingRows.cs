using System.Globalization;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Cloud;

/// <summary>
/// Rows as SageMaker's built-in XGBoost reads them, in either <see cref="TrainingForm"/>: the outcome first, a line a
/// row, no header. A value that is missing is an empty cell in CSV, and absent in libsvm; 0 is a value in both.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/sagemaker/latest/dg/xgboost.html, "Input/Output Interface". Columns of libsvm are
/// 0-based here, as XGBoost counts them; those of the build's own matrix files are 1-based.
/// </remarks>
public static class TrainingRows
{
    /// <summary>The media type of a form.</summary>
    public static string ContentType(TrainingForm form) => form == TrainingForm.Csv ? "text/csv" : "text/libsvm";

    /// <summary>The ending of a file's name.</summary>
    public static string Suffix(TrainingForm form) => form == TrainingForm.Csv ? ".csv" : ".libsvm";

    /// <summary>Writes all rows of a matrix.</summary>
    /// <param name="path">The file.</param>
    /// <param name="matrix">The rows.</param>
    /// <param name="form">The form.</param>
    /// <param name="labelled">Whether each line begins with the outcome.</param>
    public static void Write(string path, FeatureMatrix matrix, TrainingForm form, bool labelled = true)
    {
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 16);
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            if (labelled)
                text.Write(matrix.Rows[row].InKayfabe ? '1' : '0');
            var columns = matrix.Columns[matrix.Starts[row]..matrix.Starts[row + 1]];
            var values = matrix.Values[matrix.Starts[row]..matrix.Starts[row + 1]];
            if (form == TrainingForm.Csv)
                WriteCells(text, columns, values, matrix.Features.Count, labelled);
            else
                WriteEntries(text, columns, values, labelled);
            text.Write('\n');
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote with outcomes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="form">The form.</param>
    /// <param name="columns">The number of features; null for as many as the lines have.</param>
    /// <returns>Rows and features are called by their numbers.</returns>
    /// <exception cref="InputException">A line does not begin with 0 or 1, or has another form.</exception>
    public static FeatureMatrix Read(string path, TrainingForm form, int? columns = null)
    {
        List<MatrixRow> rows = [];
        List<int> starts = [0], columnOf = [];
        List<float> values = [];
        var most = columns ?? 0;
        foreach (var line in File.ReadLines(path))
        {
            var reader = new TrainingLine(path, rows.Count + 1, line);
            var outcome = reader.Outcome();
            if (form == TrainingForm.Csv)
                reader.Cells(columnOf, values, rows.Count == 0 && columns is null ? null : most, out most);
            else
                most = Math.Max(most, reader.Entries(columnOf, values, columns));
            starts.Add(columnOf.Count);
            var id = rows.Count.ToString(CultureInfo.InvariantCulture);
            rows.Add(new MatrixRow(id, id, outcome, null));
        }
        Feature[] features = [.. Enumerable.Range(0, most).Select(column => new Feature(
            string.Create(CultureInfo.InvariantCulture, $"f{column}"), FeatureKind.Detection))];
        return new FeatureMatrix(features, rows, [.. starts], [.. columnOf], [.. values]);
    }

    private static void WriteCells(
        StreamWriter text, ReadOnlySpan<int> columns, ReadOnlySpan<float> values, int count, bool labelled)
    {
        for (int column = 0, entry = 0; column < count; column++)
        {
            if (column > 0 || labelled)
                text.Write(',');
            if (entry < columns.Length && columns[entry] == column)
                WriteNumber(text, values[entry++]);
        }
    }

    private static void WriteEntries(
        StreamWriter text, ReadOnlySpan<int> columns, ReadOnlySpan<float> values, bool labelled)
    {
        for (var entry = 0; entry < columns.Length; entry++)
        {
            if (entry > 0 || labelled)
                text.Write(' ');
            text.Write(columns[entry]);
            text.Write(':');
            WriteNumber(text, values[entry]);
        }
    }

    // The shortest text that reads back to the same bits.
    private static void WriteNumber(StreamWriter text, float value)
    {
        Span<char> buffer = stackalloc char[32];
        value.TryFormat(buffer, out var length, "R", CultureInfo.InvariantCulture);
        text.Write(buffer[..length]);
    }
}
