using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>The versions of the service's models that saw a picture.</summary>
/// <param name="Label">That of DetectLabels; null where nothing is recorded, "" where the answer does not tell.</param>
/// <param name="Moderation">That of DetectModerationLabels, likewise.</param>
public sealed record PictureModels(string? Label, string? Moderation)
{
    /// <summary>The columns of the file.</summary>
    internal static ReadOnlySpan<string> Columns =>
        new[] { "picture", "file", "digest", "labels", "moderation", "celebrities", "labelModel", "moderationModel" };

    /// <summary>Reads them, by picture, of <see cref="DetectionFiles.Pictures"/>.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, PictureModels> Read(string path)
    {
        var models = new Dictionary<string, PictureModels>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, Columns);
        while (table.Next())
        {
            models[table[0]] = new PictureModels(
                table[3] == DetectionFiles.Recorded ? table[6] : null,
                table[4] == DetectionFiles.Recorded ? table[7] : null);
        }
        return models;
    }
}
