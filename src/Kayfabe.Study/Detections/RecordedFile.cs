using System.Text;
using CsvHelper;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>The versions of the service's models that answered for a picture.</summary>
/// <param name="Label">That of DetectLabels; null where nothing is recorded, "" where the answer has none.</param>
/// <param name="Moderation">That of DetectModerationLabels, likewise.</param>
public sealed record PictureModels(string? Label, string? Moderation);

/// <summary>
/// What is recorded of each picture, ordinal by picture: picture, file, digest, labels, moderation, celebrities
/// (<c>recorded</c> or <c>not recorded</c>), labelModel, moderationModel (the service's model version; empty where
/// nothing is recorded).
/// </summary>
public static class RecordedFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "recorded.csv";

    private const string Recorded = "recorded";
    private const string NotRecorded = "not recorded";

    internal static ReadOnlySpan<string> Columns =>
        new[] { "picture", "file", "digest", "labels", "moderation", "celebrities", "labelModel", "moderationModel" };

    internal static void WriteRow(CsvWriter csv, StudyPictures study, int picture, DetectionMerge merge)
    {
        var digest = study.DigestOf(picture);
        study.Write(csv, picture);
        foreach (var kind in DetectionKinds.All)
            csv.WriteField(merge.IsRecorded(digest, kind) ? Recorded : NotRecorded);
        csv.WriteField(merge.Model(digest, DetectionKind.Label));
        csv.WriteField(merge.Model(digest, DetectionKind.Moderation));
        csv.EndRecord();
    }

    /// <summary>The model versions by picture.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, PictureModels> ReadModels(string path)
    {
        var models = new Dictionary<string, PictureModels>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, Columns);
        while (table.Next())
        {
            models[table[0]] = new PictureModels(
                table[3] == Recorded ? table[6] : null,
                table[4] == Recorded ? table[7] : null);
        }
        return models;
    }

    /// <summary>The ids of the pictures, and whether each has a recording of all these kinds.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    internal static (Utf8Column Pictures, List<bool> AreRecorded) ReadPictures(
        string path, IReadOnlyList<DetectionKind> kinds)
    {
        var (pictures, areRecorded) = (new Utf8Column(), new List<bool>());
        var recorded = Encoding.UTF8.GetBytes(Recorded);
        using var table = ArtifactTable.WithColumns(path, "picture", "labels", "moderation", "celebrities");
        while (table.Next())
        {
            pictures.Add(table.Utf8(0));
            var all = true;
            for (var i = 0; i < kinds.Count; i++)
                all &= table.Utf8(1 + (int)kinds[i]).SequenceEqual(recorded);
            areRecorded.Add(all);
        }
        return (pictures, areRecorded);
    }
}
