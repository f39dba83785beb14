using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>A version of a model of the image service.</summary>
/// <param name="Kind">What it detects.</param>
/// <param name="Version">Its version.</param>
/// <param name="Pictures">The pictures that it answered for.</param>
public sealed record ServiceModel(DetectionKind Kind, string Version, int Pictures)
{
    /// <summary>Reads <see cref="DetectionFiles.Models"/>.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<ServiceModel> Read(string path)
    {
        var kinds = DetectionKinds.All.ToDictionary(kind => kind.Text(), StringComparer.Ordinal);
        var models = new List<ServiceModel>();
        using var table = new ArtifactTable(path, "kind", "version", "pictures");
        while (table.Next())
        {
            models.Add(kinds.TryGetValue(table[0], out var kind)
                ? new ServiceModel(kind, table[1], table.WholeNumber(2))
                : throw table.Damaged(0, "this is no kind of detection"));
        }
        return models;
    }
}
