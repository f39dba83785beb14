using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace Kayfabe.Sample.Writing;

/// <summary>Writes exports in the two shapes that PhantomBuster offers.</summary>
internal static class ExportWriter
{
    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n" };

    /// <summary>Writes CSV; columns are in the order in which rows first use them.</summary>
    public static void WriteCsv(string path, IReadOnlyList<ExportRow> rows) => WriteCsv(
        path, [.. rows.SelectMany(row => row.Cells).Select(cell => cell.Key).Distinct(StringComparer.Ordinal)], rows);

    /// <summary>Writes CSV with the columns given, one row at a time.</summary>
    public static void WriteCsv(string path, string[] columns, IEnumerable<ExportRow> rows)
    {
        using var csv = CsvWriter.ToFile(path, Csv);
        csv.WriteHeader(columns);
        foreach (var row in rows)
        {
            var cells = row.Cells.ToDictionary(StringComparer.Ordinal);
            foreach (var column in columns)
                csv.WriteField(cells.GetValueOrDefault(column));
            csv.EndRecord();
        }
    }

    /// <summary>Writes an array of objects, one a line; counts are numbers, ids are strings.</summary>
    public static void WriteJson(string path, IEnumerable<ExportRow> rows)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var before = "[\n"u8;
        foreach (var row in rows)
        {
            file.Write(before);
            before = ",\n"u8;
            Write(json, row);
            json.Flush();
            json.Reset();
        }
        file.Write("\n]\n"u8);
    }

    private static void Write(Utf8JsonWriter json, ExportRow row)
    {
        json.WriteStartObject();
        foreach (var (column, text) in row.Cells)
        {
            json.WritePropertyName(column);
            if (column.EndsWith("Count", StringComparison.Ordinal) || text is "true" or "false")
                json.WriteRawValue(text);
            else
                json.WriteStringValue(text);
        }
        json.WriteEndObject();
    }
}
