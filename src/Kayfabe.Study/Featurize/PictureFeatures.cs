using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Featurize;

/// <summary>
/// Pictures as rows of a model's own features, made as Featurize makes them; they need no annotation and no post.
/// </summary>
public static class PictureFeatures
{
    /// <summary>Reads what Detect wrote of pictures.</summary>
    /// <param name="detections">The folder with the files of <see cref="DetectionFiles"/>.</param>
    /// <param name="settings">What becomes a feature: those that the model's matrix was made with.</param>
    /// <param name="features">The model's features, in the order of its columns.</param>
    /// <returns>A row for each picture that is recorded, ordinal by id, and the ids of the others.</returns>
    /// <exception cref="InputException">
    /// The model has features that a picture does not, or the threshold is below the recorded floor.
    /// </exception>
    public static (FeatureMatrix Matrix, IReadOnlyList<string> NotRecorded) Read(
        string detections, FeaturizeSettings settings, IReadOnlyList<Feature> features)
    {
        if (features.FirstOrDefault(feature => feature.Kind is FeatureKind.Metadata or FeatureKind.Detection) is { } of)
        {
            throw new InputException(new Fault(
                $"the model has the feature {Quotation.Of(of.Name)} ({of.Kind.Text()}), which no picture tells",
                "Give a CSV file with all features, in place of pictures."));
        }
        RecordedFloor.Check(detections, settings, settings.Threshold, RequestPrice.Rekognition);
        var (pictures, areRecorded) = RecordedFile.ReadPictures(
            Path.Combine(detections, RecordedFile.Name), settings.Kinds);
        var seen = Seen(detections, settings, features, pictures.Count);
        var (rows, notRecorded) = (new List<MatrixRow>(), new List<string>());
        var (starts, columns) = (new List<int> { 0 }, new List<int>());
        for (var picture = 0; picture < pictures.Count; picture++)
        {
            var id = Encoding.UTF8.GetString(pictures[picture]);
            if (!areRecorded[picture])
            {
                notRecorded.Add(id);
                continue;
            }
            rows.Add(new MatrixRow(id, "", InKayfabe: false, Published: null));
            columns.AddRange(seen[picture] ?? []);
            starts.Add(columns.Count);
        }
        var ones = new float[columns.Count];
        Array.Fill(ones, 1);
        return (new FeatureMatrix(features, rows, [.. starts], [.. columns], ones), notRecorded);
    }

    // The columns in which each picture has a one; null where it has none.
    private static SortedSet<int>?[] Seen(
        string detections, FeaturizeSettings settings, IReadOnlyList<Feature> features, int pictures)
    {
        var vocabulary = new Vocabulary(detections, settings with { Metadata = [] });
        var columnOf = features.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var column = vocabulary.Features.Select(feature => columnOf.GetValueOrDefault(feature, -1)).ToArray();
        var seen = new SortedSet<int>?[pictures];
        using var reader = new DetectionsReader(Path.Combine(detections, DetectionFiles.Detections));
        while (reader.Next())
        {
            for (var i = 0; i < reader.Pictures.Length; i++)
            {
                if ((uint)reader.Pictures[i] >= (uint)pictures || (uint)reader.Names[i] >= (uint)vocabulary.Names)
                    throw reader.Damaged($"there is no picture {reader.Pictures[i]}, or no name {reader.Names[i]}");
                if (reader.Confidences[i] < settings.Threshold)
                    continue;
                foreach (var feature in vocabulary.FeaturesOf(reader.Names[i]))
                {
                    if (column[feature] >= 0)
                        (seen[reader.Pictures[i]] ??= []).Add(column[feature]);
                }
            }
        }
        return seen;
    }
}
