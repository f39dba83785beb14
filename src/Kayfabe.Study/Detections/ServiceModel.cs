using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>A version of a model of the image service.</summary>
/// <param name="Kind">What it detects.</param>
/// <param name="Version">Its version.</param>
/// <param name="Pictures">The pictures that it answered for.</param>
public sealed record ServiceModel(DetectionKind Kind, string Version, int Pictures)
{
    private static ReadOnlySpan<string> Columns => new[] { "kind", "version", "pictures" };

    /// <summary>Reads <see cref="DetectionFiles.Models"/>.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<ServiceModel> Read(string path)
    {
        var kinds = DetectionKinds.All.ToDictionary(kind => kind.Text(), StringComparer.Ordinal);
        var models = new List<ServiceModel>();
        using var table = new ArtifactTable(path, Columns);
        while (table.Next())
        {
            models.Add(kinds.TryGetValue(table[0], out var kind)
                ? new ServiceModel(kind, table[1], table.WholeNumber(2))
                : throw table.Damaged(0, "this is not a kind of detection"));
        }
        return models;
    }

    internal static void Write(string path, IEnumerable<ServiceModel> models)
    {
        using var csv = CsvFile.Create(path, Columns);
        foreach (var (kind, version, pictures) in models)
        {
            csv.WriteField(kind.Text());
            csv.WriteField(version);
            csv.WriteField(pictures);
            csv.EndRecord();
        }
    }
}
