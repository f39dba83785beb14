using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>The files that the stage Detect makes, besides <see cref="RecordedFile"/>.</summary>
/// <remarks>
/// Pictures are in ordinal order of their ids, names by kind, name and parents. No file depends on the order of the
/// recordings, nor on which thread read them.
/// </remarks>
public static class DetectionFiles
{
    /// <summary>The detections in columns (Arrow IPC file): picture, name, confidence.</summary>
    public const string Detections = "detections.arrow";

    /// <summary>index, kind, name: what the name column of the detections points to, from 0.</summary>
    public const string Names = "names.csv";

    /// <summary>index, parent: the parents of a name, in the service's order.</summary>
    public const string Parents = "parents.csv";

    /// <summary>kind, version, pictures: the image service's model versions in the recordings.</summary>
    public const string Models = "models.csv";

    /// <summary>digest, operation, request, reason, recordings: what was recorded and is not used.</summary>
    public const string NotUsed = "notUsed.csv";

    /// <summary>The lists of labels that are as long as MaxLabels allows: see <see cref="FullListFile"/>.</summary>
    public const string FullLists = "fullLists.csv";

    /// <summary>digest, picture, file: the pictures whose bytes another picture has as well.</summary>
    public const string SameDigest = "sameDigest.csv";

    /// <summary>How much is recorded: see <see cref="DetectCounts"/>.</summary>
    public const string Counts = "counts.json";

    private static ReadOnlySpan<string> NotUsedColumns =>
        new[] { "digest", "operation", "request", "reason", "recordings" };

    /// <summary>The number of recordings of <see cref="NotUsed"/> by reason.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<NotUsedReason, int> CountNotUsed(string path)
    {
        var reasons = Enum.GetValues<NotUsedReason>().ToDictionary(reason => reason.Word(), StringComparer.Ordinal);
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

    internal static void WriteNames(string folder, IReadOnlyList<DetectedName> names)
    {
        using var namesCsv = CsvFile.Create(Path.Combine(folder, Names), "index", "kind", "name");
        using var parentsCsv = CsvFile.Create(Path.Combine(folder, Parents), "index", "parent");
        for (var i = 0; i < names.Count; i++)
        {
            namesCsv.WriteField(i);
            namesCsv.WriteField(names[i].Kind.Text());
            namesCsv.WriteField(names[i].Name);
            namesCsv.EndRecord();
            foreach (var parent in names[i].Parents)
            {
                parentsCsv.WriteField(i);
                parentsCsv.WriteField(parent);
                parentsCsv.EndRecord();
            }
        }
    }

    internal static void WriteNotUsed(string folder, IReadOnlyList<RecordingBatch> batches)
    {
        using var csv = CsvFile.Create(Path.Combine(folder, NotUsed), NotUsedColumns);
        var rows = batches.SelectMany(batch => batch.NotUsed)
            .GroupBy(pair => pair.Key, pair => pair.Value)
            .Select(group => (Digest: group.Key.Digest.ToString(), group.Key, Recordings: group.Sum()))
            .OrderBy(row => row.Digest, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Kind)
            .ThenBy(row => row.Key.Request, StringComparer.Ordinal);
        foreach (var (digest, key, recordings) in rows)
        {
            csv.WriteField(digest);
            csv.WriteField(key.Kind.Operation());
            csv.WriteField(key.Request);
            csv.WriteField(key.Reason.Word());
            csv.WriteField(recordings);
            csv.EndRecord();
        }
    }

    internal static void WriteSameDigest(string folder, IEnumerable<PictureFile> pictures)
    {
        using var csv = CsvFile.Create(Path.Combine(folder, SameDigest), "digest", "picture", "file");
        foreach (var picture in pictures)
        {
            csv.WriteField(picture.Digest);
            csv.WriteField(picture.Picture);
            csv.WriteField(picture.File);
            csv.EndRecord();
        }
    }
}
