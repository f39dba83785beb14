using CsvHelper;

namespace Kayfabe.Study.Tables;

/// <summary>How the build's own CSV files are written: UTF-8 without a mark, LF, quotes where needed.</summary>
public static class CsvFile
{
    private static readonly CsvWriterOptions _options = new()
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <summary>Creates the file with its header; dispose of the writer to complete it.</summary>
    public static CsvWriter Create(string path, params ReadOnlySpan<string> columns)
    {
        var writer = CsvWriter.ToFile(path, _options);
        writer.WriteHeader(columns);
        return writer;
    }

    /// <summary>Writes the header to a text that stays in memory; the records follow.</summary>
    public static CsvWriter Create(TextWriter text, params ReadOnlySpan<string> columns)
    {
        var writer = CsvWriter.Create(text, _options);
        writer.WriteHeader(columns);
        return writer;
    }
}
