using Kayfabe.Study.Contributions;

namespace Kayfabe.Report;

/// <summary>What each feature did to the predictions, and the pictures that are worth a look.</summary>
internal static class ContributionParts
{
    private const int MostDetections = 12;

    // Two dozen pictures of this size are a page of some 16 MB.
    private const int MostBytes = 512 * 1024;

    public static Contributions? Of(ContributionSources? made)
    {
        if (made is not { Points.Count: > 0 })
            return null;
        var points = made.Points.ToLookup(point => point.Feature, StringComparer.Ordinal);
        return new Contributions(
            [
                .. made.Features.Where(feature => points.Contains(feature.Feature)).Select(feature => new FeatureContribution(
                    feature.Feature, feature.MeanAbsolute,
                    [.. points[feature.Feature].Select(point => new ContributionPoint(point.Contribution, point.Level))])),
            ],
            points.Max(feature => feature.Count()));
    }

    /// <summary>Null for a study without pictures.</summary>
    public static Gallery? Gallery(ReportSources sources)
    {
        if (sources is not { Contributions: { } made, Road: { } road })
            return null;
        var rows = sources.Test.Rows.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        return new Gallery(
        [
            GroupOf("The model is sure, and the annotation says otherwise", Remarkable.ConfidentError),
            GroupOf("The model is least sure", Remarkable.LeastSure),
        ]);

        GalleryGroup GroupOf(string title, Remarkable why) => new(
            title,
            [.. made.Rows.Where(row => row.Why == why).Select(row => Shown(row)).OfType<GalleryPicture>()]);

        GalleryPicture? Shown(RemarkableRow row) =>
            road.Picture(row.Prediction.Id) is { } bytes && FormatOf(bytes) is { } format
                ? new GalleryPicture(
                    row.Prediction.Id, format, bytes.Length > MostBytes ? default : bytes, row.Prediction.InKayfabe, row.Prediction.Probability,
                    [.. DetectionCounts.NamesOf(sources.Test, rows[row.Prediction.Id]).Take(MostDetections)])
                : null;
    }

    // By their first bytes, whatever the file's name says.
    private static PictureFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureFormat.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? PictureFormat.Png
        : null;
}
