using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Sources;

/// <summary>What a file of a study holds of a picture.</summary>
public enum SourceContent
{
    /// <summary>The picture itself: the file has its id.</summary>
    Picture,

    /// <summary>Rows of a scraper's export.</summary>
    Export,

    /// <summary>Answers of the image service.</summary>
    Answer,

    /// <summary>People's annotations.</summary>
    Annotation,

    /// <summary>The record of where it was fetched.</summary>
    Fetched,
}

/// <summary>A part of a file, in bytes: [Start, End).</summary>
public readonly record struct ByteRange(long Start, long End);

/// <summary>A file of a study that holds something of a picture.</summary>
/// <param name="File">The file.</param>
/// <param name="Content">What it holds.</param>
/// <param name="Parts">Where in the file, in order; the whole of a picture's own file.</param>
public sealed record SourceParts(StudyFile File, SourceContent Content, IReadOnlyList<ByteRange> Parts)
{
    /// <summary>Copies the file without these parts.</summary>
    public void WriteWithout(Stream target) => FileLines.CopyWithout(File.Path, Parts, target);
}

/// <summary>Finds everything of one picture in the files of a study.</summary>
public static class PictureSources
{
    /// <summary>The rows of an export.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static SourceParts? InExport(StudyFile file, string id) =>
        Path.GetExtension(file.Relative).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? Of(file, SourceContent.Export, JsonParts(file, id))
            : Of(file, SourceContent.Export, CsvParts(file, (table, columns) => IsOf(id,
                Text(table, columns[0]), Text(table, columns[1])), "postUrl", "sidePostUrl"));

    /// <summary>The rows of an annotator's file.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static SourceParts? InAnnotations(StudyFile file, string id) =>
        Of(file, SourceContent.Annotation,
            CsvParts(file, (table, columns) => Text(table, columns[0]) == id, "picture"));

    /// <summary>The lines of a file of recordings.</summary>
    /// <param name="file">The file.</param>
    /// <param name="digests">The digests of the picture's bytes.</param>
    public static SourceParts? InRecordings(StudyFile file, IReadOnlyCollection<string> digests)
    {
        var parts = new List<ByteRange>();
        foreach (var line in FileLines.Of(file.Path))
        {
            if (digests.Any(digest => line.Text.Contains(digest, StringComparison.OrdinalIgnoreCase))
                && PictureIn(line.Text) is { } picture
                && digests.Contains(picture, StringComparer.OrdinalIgnoreCase))
                parts.Add(line.Range);
        }
        return Of(file, SourceContent.Answer, parts);
    }

    /// <summary>The lines of the record of fetched pictures.</summary>
    public static SourceParts? InFetchRecord(StudyFile file, string id) => Of(
        file, SourceContent.Fetched,
        [
            .. FileLines.Of(file.Path)
                .Where(line => line.Text.Contains(id, StringComparison.Ordinal) && PictureIn(line.Text) == id)
                .Select(line => line.Range),
        ]);

    private static SourceParts? Of(StudyFile file, SourceContent content, List<ByteRange> parts) =>
        parts.Count == 0 ? null : new SourceParts(file, content, parts);

    private static string? PictureIn(string line)
    {
        try
        {
            using var recording = JsonDocument.Parse(line);
            return recording.RootElement.ValueKind == JsonValueKind.Object
                && recording.RootElement.TryGetProperty("picture", out var picture)
                && picture.ValueKind == JsonValueKind.String ? picture.GetString() : null;
        }
        catch (JsonException)
        {
            return null; // The build reports the line.
        }
    }

    // A carousel's picture has its own address beside the post's.
    private static bool IsOf(string id, string post, string side) =>
        Shortcode.FromAddress(side.Length > 0 ? side : post) == id;

    private static string Text(CsvTable table, int column) => column < 0 ? "" : CellText.Trim(table.Text(column));

    // A record ends where the next one begins: between them are at most empty lines.
    private static List<ByteRange> CsvParts(StudyFile file, Func<CsvTable, int[], bool> isOf, params string[] names)
    {
        var faults = new FaultList();
        var lines = new List<(int Start, bool IsOf)>();
        using (var table = CsvTable.Open(file.Path, file.Name, faults))
        {
            int[] columns = [.. names.Select(table.Find)];
            while (table.Read())
                lines.Add((table.Line, isOf(table, columns)));
        }
        faults.ThrowIfAny();
        if (!lines.Exists(line => line.IsOf))
            return [];
        var starts = FileLines.StartsOf(file.Path);
        long StartOf(int record) => record < lines.Count ? starts[lines[record].Start - 1] : starts[^1];
        return
        [
            .. lines.Index().Where(line => line.Item.IsOf)
                .Select(line => new ByteRange(StartOf(line.Index), StartOf(line.Index + 1))),
        ];
    }

    // With the comma that parts a row from its neighbour.
    private static List<ByteRange> JsonParts(StudyFile file, string id)
    {
        var bytes = File.ReadAllBytes(file.Path);
        var rows = new List<(ByteRange Range, bool IsOf)>();
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(Bom(bytes)..));
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.StartObject)
                    continue;
                var start = reader.TokenStartIndex + Bom(bytes);
                using var row = JsonDocument.ParseValue(ref reader);
                rows.Add((new ByteRange(start, reader.BytesConsumed + Bom(bytes)),
                    IsOf(id, Text(row.RootElement, "postUrl"), Text(row.RootElement, "sidePostUrl"))));
            }
        }
        catch (JsonException e)
        {
            throw new InputException(new Fault(
                "this is not JSON", "Fix it there, so that the rows of the picture can be found.", file.Name,
                (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1));
        }
        var parts = new List<ByteRange>();
        var lastKept = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].IsOf)
                lastKept = i;
            else if (rows.Skip(i).Any(row => !row.IsOf))
                parts.Add(new ByteRange(rows[i].Range.Start, rows[i + 1].Range.Start));
            else
            {
                // All the rest goes: the comma before it too.
                parts.Add(new ByteRange(lastKept < 0 ? rows[i].Range.Start : rows[lastKept].Range.End,
                    rows[^1].Range.End));
                break;
            }
        }
        return parts;
    }

    private static int Bom(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    private static string Text(JsonElement row, string name)
    {
        foreach (var member in row.EnumerateObject())
        {
            if (member.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
                && member.Value.ValueKind == JsonValueKind.String)
                return CellText.Trim(member.Value.GetString()!);
        }
        return "";
    }
}
