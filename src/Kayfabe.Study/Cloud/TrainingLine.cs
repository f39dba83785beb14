using System.Globalization;
using Kayfabe.Settings;

namespace Kayfabe.Study.Cloud;

/// <summary>One line of <see cref="TrainingRows"/>, read from left to right.</summary>
/// <param name="path">The file.</param>
/// <param name="number">The line's 1-based number.</param>
/// <param name="line">The line.</param>
internal struct TrainingLine(string path, int number, string line)
{
    /// <summary>The outcome that the line begins with.</summary>
    public bool Outcome()
    {
        if (line.Length > 0 && line[0] is '0' or '1' && (line.Length == 1 || line[1] is ',' or ' '))
            return line[0] == '1';
        // The service would train on it as on any other row.
        throw Damaged(1, number == 1 ? "the first line is a header, or has no outcome" : "the line has no outcome");
    }

    /// <summary>Adds the cells that are not empty.</summary>
    /// <param name="columns">The 0-based column of each is added.</param>
    /// <param name="values">The value of each is added.</param>
    /// <param name="expected">The number of cells after the outcome; null for any.</param>
    /// <param name="count">The number of cells after the outcome.</param>
    public readonly void Cells(List<int> columns, List<float> values, int? expected, out int count)
    {
        count = 0;
        for (var at = 1; at < line.Length; count++)
        {
            if (line[at] != ',')
                throw Damaged(count + 2, "a cell does not end with a comma");
            var end = line.IndexOf(',', at + 1);
            end = end < 0 ? line.Length : end;
            var cell = line.AsSpan(at + 1, end - at - 1);
            if (!cell.IsEmpty)
            {
                columns.Add(count);
                values.Add(Number(cell, count + 2));
            }
            at = end;
        }
        if (expected is not null && count != expected)
            throw Damaged(1, $"the line has {count} features, not {expected}");
    }

    /// <summary>Adds the entries <c>column:value</c>.</summary>
    /// <param name="columns">The 0-based column of each is added.</param>
    /// <param name="values">The value of each is added.</param>
    /// <param name="most">The number of columns; null for any.</param>
    /// <returns>The least number of columns that the entries need.</returns>
    public readonly int Entries(List<int> columns, List<float> values, int? most)
    {
        var next = 0;
        for (var at = 1; at < line.Length;)
        {
            var end = line.IndexOf(' ', at + 1);
            end = end < 0 ? line.Length : end;
            var entry = line.AsSpan(at + 1, end - at - 1);
            var colon = entry.IndexOf(':');
            if (colon < 0
                || !int.TryParse(entry[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
                || column < next || column >= (most ?? int.MaxValue))
            {
                throw Damaged(at + 2, "an entry is not column:value, in ascending order");
            }
            columns.Add(column);
            values.Add(Number(entry[(colon + 1)..], at + 2));
            (next, at) = (column + 1, end);
        }
        return next;
    }

    private readonly float Number(ReadOnlySpan<char> text, int column) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value : throw Damaged(column, $"'{Quotation.Shorten(text.ToString())}' is not a number");

    private readonly InputException Damaged(int column, string problem) => new(new Fault(
        problem, "This file is made by the build: run it again.", Path.GetFileName(path), number, column));
}
