using System.Text;

namespace Kayfabe.Report.Document;

/// <summary>A table of plain text for a terminal: columns as wide as their widest cell, two spaces apart.</summary>
/// <remarks>Codes that colour a cell (<c>\e[32m</c>) take no room.</remarks>
/// <param name="columns">The titles, and whether a column has numbers, which end below each other.</param>
public sealed class TextTable(params IReadOnlyList<(string Title, bool IsNumeric)> columns)
{
    private readonly List<string[]> _rows = [[.. columns.Select(column => column.Title)]];

    /// <summary>Adds a row, a cell a column.</summary>
    public void Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Count);
        _rows.Add(cells);
    }

    /// <summary>The lines, with a rule below the titles; each ends with a line feed.</summary>
    public override string ToString()
    {
        int[] widths = [.. columns.Select((_, column) => _rows.Max(row => WidthOf(row[column])))];
        var text = new StringBuilder();
        foreach (var (number, row) in _rows.Index())
        {
            var cells = row.Select((cell, column) => Padded(cell, widths[column], columns[column].IsNumeric));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
            if (number == 0)
                text.Append('-', widths.Sum() + 2 * (widths.Length - 1)).Append('\n');
        }
        return text.ToString();
    }

    private static string Padded(string cell, int width, bool atLeft)
    {
        var blanks = new string(' ', width - WidthOf(cell));
        return atLeft ? blanks + cell : cell + blanks;
    }

    private static int WidthOf(string cell)
    {
        var (width, isCode) = (0, false);
        foreach (var c in cell)
        {
            if (c == '\e')
                isCode = true;
            else if (!isCode)
                width++;
            else if (c == 'm')
                isCode = false;
        }
        return width;
    }
}
