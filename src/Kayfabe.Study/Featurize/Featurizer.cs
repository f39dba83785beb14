using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Featurize;

/// <summary>
/// Makes the matrix of detections: a row for each picture with an outcome, 1 where a feature was detected at or above
/// the threshold, metadata as it is, and nothing elsewhere.
/// </summary>
/// <remarks>
/// Columns stream from file to file; no object a picture. The files are those of <see cref="MatrixFiles"/>, of
/// <see cref="LeftOutPictures"/>, and <see cref="UnknownLabels"/>.
/// </remarks>
public static class Featurizer
{
    /// <summary>
    /// picture, confidence: the rows whose list of labels is full and ends, with this confidence, at or above the
    /// threshold. Whether a label between the two was seen is not known; it counts as not detected.
    /// </summary>
    public const string UnknownLabels = "unknownLabels.csv";

    /// <summary>Whether the settings name a column of Ingest's file of metadata, which is then an input.</summary>
    public static bool ReadsMetadata(FeaturizeSettings settings) =>
        MetadataColumns.OfTheFile(settings.Metadata).Any();

    /// <summary>Writes the matrix into an existing folder.</summary>
    /// <param name="inputs">The artifacts that it is made from.</param>
    /// <param name="settings">What becomes a feature.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="training">
    /// Says which of the rows (0-based) are trained on; needed where support is counted on training rows, and called
    /// only then.
    /// </param>
    /// <param name="price">
    /// What recording costs, for the message; null for <see cref="RequestPrice.Rekognition"/>.
    /// </param>
    /// <exception cref="InputException">
    /// The threshold is below the recorded floor, a kind is not replayed, or an artifact is damaged.
    /// </exception>
    public static FeaturizeSummary Run(
        FeaturizeInputs inputs,
        FeaturizeSettings settings,
        string folder,
        Func<IReadOnlyList<MatrixRow>, IEnumerable<int>>? training = null,
        RequestPrice? price = null)
    {
        RecordedFloor.Check(inputs.Detections, settings, settings.Threshold, price ?? RequestPrice.Rekognition);
        var rows = PictureRows.Read(inputs, settings);
        var vocabulary = new Vocabulary(inputs.Detections, settings);
        var counts = rows.CountedForSupport(settings, training);
        var detected = new DetectedFeatures(rows.Count, vocabulary.Features.Count);
        new RowDetections(inputs.Detections, rows, vocabulary).Read(
            settings.Threshold, (row, features, _) => detected.Add(row, features, counts[row]));
        bool[] isKept = [.. vocabulary.Features.Select((feature, i) =>
            feature.Kind == FeatureKind.Metadata || detected.Support(i) >= settings.MinimumSupport)];

        MatrixFiles.WriteFeatures(folder, vocabulary.Features.Where((_, i) => isKept[i]));
        var written = (Entries: 0L, RowsWithoutAny: 0);
        List<(NoRowReason, int)> leftOut = [];
        IReadOnlyList<double> unknown = [];
        SideBySide.Run(
            () => written = WriteEntries(folder, rows, vocabulary, isKept, detected),
            () =>
            {
                WriteRows(folder, rows);
                leftOut = LeftOutPictures.Write(folder, rows.LeftOut());
                unknown = WriteUnknown(folder, rows, inputs, settings);
            });
        return new FeaturizeSummary
        {
            Rows = rows.Count,
            Features = isKept.Count(kept => kept),
            Entries = written.Entries,
            RowsWithoutAny = written.RowsWithoutAny,
            RareFeatures = Enumerable.Range(0, isKept.Length).Count(i => !isKept[i] && detected.Occurs(i)),
            LeftOut = leftOut,
            UnknownLabels = unknown,
            Threshold = settings.Threshold,
        };
    }

    private static (long Entries, int RowsWithoutAny) WriteEntries(
        string folder, PictureRows rows, Vocabulary vocabulary, bool[] isKept, DetectedFeatures detected)
    {
        var columns = ColumnsOf(isKept);
        var metadata = Enumerable.Range(0, isKept.Length)
            .Where(i => vocabulary.Features[i].Kind == FeatureKind.Metadata)
            .Select(i => (Feature: i, Values: rows.Metadata[vocabulary.Features[i].Name]))
            .ToArray();
        using var file = MatrixFiles.CreateEntries(folder);
        var (entries, withoutAny) = (0L, 0);
        for (var row = 0; row < rows.Count; row++)
        {
            file.BeginRow(rows.InKayfabe(row));
            var (picture, seen, next) = (rows.PictureOf(row), 0, 0);
            foreach (var feature in detected[row])
            {
                if (columns[feature] < 0)
                    continue;
                for (; next < metadata.Length && metadata[next].Feature < feature; next++)
                    AddMetadata(picture, next);
                file.Add(columns[feature], 1);
                seen++;
            }
            for (; next < metadata.Length; next++)
                AddMetadata(picture, next);
            file.EndRow();
            entries += seen;
            withoutAny += seen == 0 ? 1 : 0;
        }
        return (entries, withoutAny);

        void AddMetadata(int picture, int i)
        {
            if (float.IsNaN(metadata[i].Values[picture]))
                return;
            file.Add(columns[metadata[i].Feature], metadata[i].Values[picture]);
            entries++;
        }
    }

    /// <summary>The 0-based column of each feature that is kept; -1 for the others.</summary>
    private static int[] ColumnsOf(bool[] isKept)
    {
        var column = 0;
        return Array.ConvertAll(isKept, kept => kept ? column++ : -1);
    }

    private static void WriteRows(string folder, PictureRows rows)
    {
        using var file = MatrixFiles.CreateRows(folder);
        for (var row = 0; row < rows.Count; row++)
            file.Write(rows.Id(row), rows.Post(row), rows.InKayfabe(row), rows.Published(row));
    }

    /// <summary>Returns the confidences that it writes.</summary>
    private static List<double> WriteUnknown(
        string folder, PictureRows rows, FeaturizeInputs inputs, FeaturizeSettings settings)
    {
        var unknown = new List<double>();
        using var csv = CsvFile.Create(Path.Combine(folder, UnknownLabels), FullListFile.Columns);
        var full = settings.Kinds.Contains(DetectionKind.Label)
            ? FullListFile.Read(Path.Combine(inputs.Detections, DetectionFiles.FullLists))
            : new Dictionary<string, double>();
        for (var row = 0; full.Count > 0 && row < rows.Count; row++)
        {
            var picture = Encoding.UTF8.GetString(rows.Id(row));
            if (!full.TryGetValue(picture, out var lowest) || lowest < settings.Threshold)
                continue;
            unknown.Add(lowest);
            FullListFile.WriteRow(csv, rows.Id(row), lowest);
        }
        return unknown;
    }
}
