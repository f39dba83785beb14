using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>The files that the stage Detect makes.</summary>
/// <remarks>
/// Pictures are in ordinal order of their ids, names by kind, name and parents. No file depends on the order of the
/// recordings, nor on which thread read them.
/// </remarks>
public static class DetectionFiles
{
    /// <summary>
    /// picture, file, digest, labels, moderation, celebrities (<c>recorded</c> or <c>not recorded</c>), labelModel,
    /// moderationModel (the service's model version; empty where nothing is recorded).
    /// </summary>
    public const string Pictures = "pictures.csv";

    /// <summary>The detections in columns (Arrow IPC file): picture, name, confidence.</summary>
    public const string Detections = "detections.arrow";

    /// <summary>index, kind, name: what the name column of the detections points to, from 0.</summary>
    public const string Names = "names.csv";

    /// <summary>index, parent: the parents of a name, in the service's order.</summary>
    public const string Parents = "parents.csv";

    /// <summary>kind, version, pictures: the model versions of the image service that the recordings tell.</summary>
    public const string Models = "models.csv";

    /// <summary>digest, operation, request, reason, recordings: what was recorded and is not used.</summary>
    public const string NotUsed = "notUsed.csv";

    /// <summary>The lists of labels that are as long as MaxLabels allows: see <see cref="FullListFile"/>.</summary>
    public const string FullLists = "fullLists.csv";

    /// <summary>digest, picture, file: the pictures whose bytes another picture has as well.</summary>
    public const string SameDigest = "sameDigest.csv";

    /// <summary>
    /// <c>{minConfidence, kinds: {label: {recorded, notRecorded, detections}, ...}, pictures, digests, names,
    /// recordings: {used, replaced, notUsed}}</c>.
    /// </summary>
    public const string Counts = "counts.json";

    internal const string Recorded = "recorded";
    internal const string NotRecorded = "not recorded";

    private static ReadOnlySpan<string> NotUsedColumns =>
        new[] { "digest", "operation", "request", "reason", "recordings" };

    /// <summary>The number of recordings of <see cref="NotUsed"/> by reason.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<NotUsedReason, int> CountNotUsed(string path)
    {
        var reasons = Enum.GetValues<NotUsedReason>().ToDictionary(Word, StringComparer.Ordinal);
        var counts = new Dictionary<NotUsedReason, int>();
        using var table = new ArtifactTable(path, NotUsedColumns);
        while (table.Next())
        {
            if (!reasons.TryGetValue(table[3], out var reason))
                throw table.Damaged(3, "this is not a reason");
            counts[reason] = counts.GetValueOrDefault(reason) + table.WholeNumber(4);
        }
        return counts;
    }

    /// <summary>The reason as files and reports have it: <c>another request</c>.</summary>
    public static string Word(NotUsedReason reason) => reason switch
    {
        NotUsedReason.NoPicture => "no such picture",
        NotUsedReason.OtherRequest => "another request",
        _ => "kind not asked for",
    };

    internal static void WriteNames(string folder, IReadOnlyList<DetectedName> names)
    {
        using var namesCsv = new Utf8CsvWriter(Path.Combine(folder, Names), "index", "kind", "name");
        using var parentsCsv = new Utf8CsvWriter(Path.Combine(folder, Parents), "index", "parent");
        for (var i = 0; i < names.Count; i++)
        {
            namesCsv.Field(i);
            namesCsv.Field(names[i].Kind.Text());
            namesCsv.Field(names[i].Name);
            namesCsv.EndRow();
            foreach (var parent in names[i].Parents)
            {
                parentsCsv.Field(i);
                parentsCsv.Field(parent);
                parentsCsv.EndRow();
            }
        }
    }

    internal static void WriteModels(
        string folder, IEnumerable<(DetectionKind Kind, string Version, int Pictures)> models)
    {
        using var csv = new Utf8CsvWriter(Path.Combine(folder, Models), "kind", "version", "pictures");
        foreach (var (kind, version, pictures) in models)
        {
            csv.Field(kind.Text());
            csv.Field(version);
            csv.Field(pictures);
            csv.EndRow();
        }
    }

    internal static void WriteNotUsed(string folder, IReadOnlyList<RecordingBatch> batches)
    {
        using var csv = new Utf8CsvWriter(
            Path.Combine(folder, NotUsed), NotUsedColumns);
        var rows = batches.SelectMany(batch => batch.NotUsed)
            .GroupBy(pair => pair.Key, pair => pair.Value)
            .Select(group => (Digest: group.Key.Digest.ToString(), group.Key, Recordings: group.Sum()))
            .OrderBy(row => row.Digest, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Kind)
            .ThenBy(row => row.Key.Request, StringComparer.Ordinal);
        foreach (var (digest, key, recordings) in rows)
        {
            csv.Field(digest);
            csv.Field(key.Kind.Operation());
            csv.Field(key.Request);
            csv.Field(Word(key.Reason));
            csv.Field(recordings);
            csv.EndRow();
        }
    }

    internal static void WriteSameDigest(string folder, IEnumerable<PictureFile> pictures)
    {
        using var csv = new Utf8CsvWriter(Path.Combine(folder, SameDigest), "digest", "picture", "file");
        foreach (var picture in pictures)
        {
            csv.Field(picture.Digest);
            csv.Field(picture.Picture);
            csv.Field(picture.File);
            csv.EndRow();
        }
    }

    internal static void WriteCounts(string folder, DetectSummary summary, DetectSettings settings)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            WriteCounts(writer, summary, settings);
        json.WriteByte((byte)'\n');
        File.WriteAllBytes(Path.Combine(folder, Counts), json.ToArray());
    }

    private static void WriteCounts(Utf8JsonWriter json, DetectSummary summary, DetectSettings settings)
    {
        json.WriteStartObject();
        json.WriteNumber("minConfidence", settings.MinConfidence);
        json.WriteStartObject("kinds");
        foreach (var (kind, recorded, detections) in summary.Kinds)
        {
            json.WriteStartObject(kind.Text());
            json.WriteNumber("recorded", recorded);
            json.WriteNumber("notRecorded", summary.Pictures - recorded);
            json.WriteNumber("detections", detections);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteNumber("pictures", summary.Pictures);
        json.WriteNumber("digests", summary.Digests);
        json.WriteNumber("names", summary.Names);
        json.WriteStartObject("recordings");
        json.WriteNumber("used", summary.RecordingsUsed);
        json.WriteNumber("replaced", summary.RecordingsReplaced);
        json.WriteNumber("notUsed", summary.RecordingsNotUsed.Sum(count => count.Recordings));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
