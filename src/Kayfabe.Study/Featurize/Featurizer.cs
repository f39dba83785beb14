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
/// Columns stream from file to file; no object a picture. The files are those of <see cref="MatrixFiles"/>, and
/// <see cref="LeftOut"/>.
/// </remarks>
public static class Featurizer
{
    /// <summary>
    /// picture, reason: the pictures that are no rows, in ordinal order; those without a file come last.
    /// </summary>
    public const string LeftOut = "leftOut.csv";

    /// <summary>
    /// picture, confidence: the rows whose list of labels is full and ends, with this confidence, at or above the threshold.
    /// Whether a label between the two was seen is not known; it counts as not detected.
    /// </summary>
    public const string UnknownLabels = "unknownLabels.csv";

    /// <summary>Whether the settings name a column of Ingest's file of metadata, which is then an input.</summary>
    public static bool ReadsMetadata(FeaturizeSettings settings) =>
        FeaturizerMetadata.OfTheFile(settings.Metadata).Any();

    /// <summary>Writes the matrix into an existing folder.</summary>
    /// <param name="inputs">The artifacts that it is made from.</param>
    /// <param name="settings">What becomes a feature.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="training">
    /// Says which of the rows (0-based) are trained on; needed where support is counted on training rows, and asked
    /// only then.
    /// </param>
    /// <param name="price">
    /// What recording costs, for the message; null for <see cref="RequestPrice.Rekognition"/>.
    /// </param>
    /// <exception cref="InputException">
    /// The threshold is below the recorded floor, a kind is not replayed, or an artifact is damaged.
    /// </exception>
    public static FeaturizerSummary Run(
        FeaturizerInputs inputs,
        FeaturizeSettings settings,
        string folder,
        Func<IReadOnlyList<MatrixRow>, IEnumerable<int>>? training = null,
        RequestPrice? price = null)
    {
        FeaturizerFloor.Check(inputs.Detections, settings, settings.Threshold, price ?? RequestPrice.Rekognition);
        var rows = FeaturizerRows.Read(inputs, settings);
        var vocabulary = new FeaturizerVocabulary(inputs.Detections, settings);
        var support = new FeaturizerSupport(rows, settings, training);
        var entries = new FeaturizerEntries(rows.Count, vocabulary.Features.Count);
        new FeaturizerDetections(inputs.Detections, rows, vocabulary).Read(
            settings.Threshold, (row, features, _) => entries.Add(row, features, support.Counts(row)));
        var isKept = new bool[vocabulary.Features.Count];
        for (var i = 0; i < isKept.Length; i++)
        {
            isKept[i] = vocabulary.Features[i].Kind == FeatureKind.Metadata
                || entries.Support(i) >= settings.MinimumSupport;
        }
        vocabulary.Write(Path.Combine(folder, "features.csv"), isKept);
        var written = (Entries: 0L, RowsWithoutAny: 0);
        List<(NoRowReason, int)> leftOut = [];
        IReadOnlyList<double> unknown = [];
        SideBySide.Run(
            () => written = FeaturizerMatrix.Write(Path.Combine(folder, "matrix.libsvm"), rows, vocabulary, isKept, entries),
            () =>
            {
                WriteRows(Path.Combine(folder, "rows.csv"), rows);
                leftOut = WriteLeftOut(Path.Combine(folder, LeftOut), rows);
                unknown = WriteUnknown(Path.Combine(folder, UnknownLabels), rows, inputs, settings);
            });
        return new FeaturizerSummary
        {
            Rows = rows.Count,
            Features = isKept.Count(kept => kept),
            Entries = written.Entries,
            RowsWithoutAny = written.RowsWithoutAny,
            RareFeatures = Enumerable.Range(0, isKept.Length).Count(i => !isKept[i] && entries.Occurs(i)),
            LeftOut = leftOut,
            UnknownLabels = unknown,
            Threshold = settings.Threshold,
        };
    }

    /// <summary>Returns the confidences that it writes.</summary>
    private static List<double> WriteUnknown(
        string path, FeaturizerRows rows, FeaturizerInputs inputs, FeaturizeSettings settings)
    {
        var unknown = new List<double>();
        using var csv = new Utf8CsvWriter(path, FullListFile.Columns);
        var full = settings.Kinds.Contains(DetectionKind.Label)
            ? FullListFile.Read(Path.Combine(inputs.Detections, DetectionFiles.FullLists))
            : new Dictionary<string, double>();
        for (var row = 0; full.Count > 0 && row < rows.Count; row++)
        {
            var picture = System.Text.Encoding.UTF8.GetString(rows.Id(row));
            if (!full.TryGetValue(picture, out var lowest) || lowest < settings.Threshold)
                continue;
            unknown.Add(lowest);
            csv.Field(picture);
            csv.Field(lowest.ToString(System.Globalization.CultureInfo.InvariantCulture));
            csv.EndRow();
        }
        return unknown;
    }

    private static void WriteRows(string path, FeaturizerRows rows)
    {
        using var csv = new Utf8CsvWriter(path, "row", "post", "outcome", "published");
        Span<byte> day = stackalloc byte[10];
        for (var row = 0; row < rows.Count; row++)
        {
            csv.Field(rows.Id(row));
            csv.Field(rows.Post(row));
            csv.Field(rows.InKayfabe(row) ? "1"u8 : "0"u8);
            var length = 0;
            if (rows.Published(row) is { } published)
                published.TryFormat(day, out length, "O", System.Globalization.CultureInfo.InvariantCulture);
            csv.Field(day[..length]);
            csv.EndRow();
        }
    }

    private static List<(NoRowReason Reason, int Pictures)> WriteLeftOut(string path, FeaturizerRows rows)
    {
        var counts = new int[Enum.GetValues<NoRowReason>().Length];
        using var csv = new Utf8CsvWriter(path, "picture", "reason");
        for (var picture = 0; picture < rows.Pictures.Count; picture++)
        {
            var reason = rows.Reason(picture);
            counts[(int)reason]++;
            if (reason == NoRowReason.None)
                continue;
            csv.Field(rows.Pictures[picture]);
            csv.Field(FeaturizerLeftOut.Word(reason));
            csv.EndRow();
        }
        foreach (var picture in rows.WithoutFile)
        {
            csv.Field(picture);
            csv.Field(FeaturizerLeftOut.Word(NoRowReason.NoFile));
            csv.EndRow();
        }
        counts[(int)NoRowReason.NoFile] = rows.WithoutFile.Count;
        return [.. FeaturizerLeftOut.Reasons.Select(reason => (reason, counts[(int)reason]))];
    }
}
