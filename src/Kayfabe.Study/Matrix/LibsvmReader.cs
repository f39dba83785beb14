using System.Buffers.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Matrix;

/// <summary>Reads what <see cref="LibsvmWriter"/> writes.</summary>
/// <remarks>Parsed by hand on UTF-8 bytes: ten million entries take about a second.</remarks>
internal static class LibsvmReader
{
    /// <summary>Reads the entries of a matrix whose rows and columns are known.</summary>
    /// <exception cref="InputException">The text is damaged or does not fit to the rows and columns.</exception>
    public static FeatureMatrix Read(string path, IReadOnlyList<Feature> features, IReadOnlyList<MatrixRow> rows)
    {
        using var lines = new Utf8Lines(path);
        var starts = new int[rows.Count + 1];
        // Most files of ours have some ten entries a row; the arrays double when this is too few.
        var columns = new int[16 * (rows.Count + 1)];
        var values = new float[columns.Length];
        var count = 0;
        for (var row = 0; lines.Next(); row++)
        {
            if (row == rows.Count)
                throw Damaged(path, lines.Line, 1, $"it has more lines than the {rows.Count} rows of rows.csv");
            var line = lines.Current;
            if (line.IsEmpty || line[0] != (rows[row].InKayfabe ? '1' : '0'))
                throw Damaged(path, lines.Line, 1, "the outcome is not that of rows.csv");
            for (int at = 1, previous = 0; at < line.Length;)
            {
                if (!TryReadEntry(line, ref at, out var column, out var value))
                    throw Damaged(path, lines.Line, at + 1, "an entry is not ' column:number'");
                if (column <= previous || column > features.Count)
                    throw Damaged(path, lines.Line, at, $"column {column} is out of order or beyond {features.Count}");
                if (count == columns.Length)
                {
                    Array.Resize(ref columns, 2 * count);
                    Array.Resize(ref values, 2 * count);
                }
                (columns[count], values[count]) = (column - 1, value);
                (previous, count) = (column, count + 1);
            }
            if (!lines.IsComplete)
                throw Damaged(path, lines.Line, line.Length + 1, "the last line is cut off");
            starts[row + 1] = count;
        }
        if (lines.Line != rows.Count)
            throw Damaged(path, lines.Line, 1, $"it ends after {lines.Line} of the {rows.Count} rows of rows.csv");
        Array.Resize(ref columns, count);
        Array.Resize(ref values, count);
        return new FeatureMatrix(features, rows, starts, columns, values);
    }

    /// <summary>
    /// Reads <c> column:value</c> and leaves <paramref name="at"/> behind it, or where it goes wrong.
    /// </summary>
    private static bool TryReadEntry(ReadOnlySpan<byte> line, ref int at, out int column, out float value)
    {
        value = 0;
        column = 0;
        if (line[at] != ' ')
            return false;
        at++;
        if (!Utf8Parser.TryParse(line[at..], out column, out var length))
            return false;
        at += length;
        if (at >= line.Length || line[at] != ':')
            return false;
        at++;
        if (!TryReadValue(line[at..], out value, out length))
            return false;
        at += length;
        return true;
    }

    private static bool TryReadValue(ReadOnlySpan<byte> text, out float value, out int length)
    {
        // Nearly every value is one digit: a detection, or its absence.
        if (!text.IsEmpty && char.IsAsciiDigit((char)text[0]) && (text.Length == 1 || text[1] == ' '))
        {
            (value, length) = (text[0] - '0', 1);
            return true;
        }
        return Utf8Parser.TryParse(text, out value, out length) && float.IsFinite(value);
    }

    private static InputException Damaged(string path, int line, int column, string problem) =>
        ArtifactTable.Damaged(Path.GetFileName(path), line, column, problem);
}
