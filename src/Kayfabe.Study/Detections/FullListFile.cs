using System.Globalization;
using CsvHelper;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>
/// picture, confidence: the pictures whose list of labels is as long as MaxLabels allows, and its lowest confidence.
/// Whether a label was seen with a lower one is not known.
/// </summary>
public static class FullListFile
{
    internal static ReadOnlySpan<string> Columns => new[] { "picture", "confidence" };

    internal static void WriteRow(CsvWriter csv, ReadOnlySpan<byte> picture, double lowest)
    {
        csv.WriteField(picture);
        csv.WriteField(lowest.ToString(CultureInfo.InvariantCulture));
        csv.EndRecord();
    }

    /// <summary>The lowest confidence of each list that is full, by picture.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, double> Read(string path)
    {
        var lists = new Dictionary<string, double>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, Columns);
        while (table.Next())
            lists[table[0]] = table.Number(1);
        return lists;
    }
}
