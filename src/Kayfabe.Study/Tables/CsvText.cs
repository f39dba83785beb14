using Kayfabe.Settings;

namespace Kayfabe.Study.Tables;

/// <summary>Finds its way in the raw text of one record, for faults that point at the spot.</summary>
internal static class CsvText
{
    private const int Listed = 12;

    /// <summary>The names in quotes; the first few where there are many.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        var listed = string.Join(", ", names.Take(Listed).Select(name => $"'{Shorten(name)}'"));
        return names.Count > Listed ? $"{listed} and {names.Count - Listed} more" : listed;
    }

    /// <inheritdoc cref="Quotation.Shorten"/>
    public static string Shorten(string text) => Quotation.Shorten(text);

    /// <summary>The fault of a file that has no commas between its columns; null where it has.</summary>
    public static Fault? SeparatorFault(IReadOnlyList<string> columns, string name)
    {
        var separator = columns switch
        {
            [var only] when only.Contains('\t', StringComparison.Ordinal) => "tabs",
            [var only] when only.Contains(';', StringComparison.Ordinal) => "semicolons",
            _ => null,
        };
        return separator is null
            ? null
            : new Fault(
                $"there are {separator}, not commas, between the columns",
                $"Save the file with commas, not {separator}, between the columns",
                name,
                1);
    }

    /// <summary>The number of fields of a record whose quotes are right.</summary>
    public static int CountFields(string record)
    {
        var (fields, quoted) = (1, false);
        foreach (var c in record)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                fields++;
        }
        return fields;
    }

    /// <summary>
    /// Where the first field starts that breaks RFC 4180's rules for quotes: lines below the record's first, and its
    /// 1-based number.
    /// </summary>
    public static (int Lines, int Field) FindBadQuote(string record)
    {
        var start = 0;
        for (var field = 1; ; field++)
        {
            var end = EndOfField(record, start);
            if (end < 0 || end == record.Length)
                return (record.AsSpan(0, start).Count('\n'), field);
            start = end + 1;
        }
    }

    /// <summary>
    /// The index of the comma after the field, the record's length after the last one, or -1 for a bad quote.
    /// </summary>
    private static int EndOfField(string record, int start)
    {
        if (start < record.Length && record[start] == '"')
        {
            var i = start + 1;
            while (i < record.Length && (record[i] != '"' || (i + 1 < record.Length && record[i + 1] == '"')))
                i += record[i] == '"' ? 2 : 1;
            var end = i + 1;
            return i >= record.Length || (end < record.Length && record[end] != ',') ? -1 : end;
        }
        var comma = record.IndexOf(',', start);
        var stop = comma < 0 ? record.Length : comma;
        return record.AsSpan(start, stop - start).Contains('"') ? -1 : stop;
    }
}
