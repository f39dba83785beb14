using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Contributions;

namespace Kayfabe.Report.Sections;

/// <summary>The pictures of the most confident errors and the least certain predictions.</summary>
internal static class GallerySection
{
    private const int MostDetections = 12;

    // Two dozen pictures of this size are a page of some 16 MB.
    private const int MostBytes = 512 * 1024;

    /// <summary>Null for a study without pictures.</summary>
    public static Section? Of(ReportInputs inputs)
    {
        if (inputs.RawData is not { } raw)
            return null;
        var rows = inputs.Test.Rows.Index()
            .ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        Block[] blocks =
        [
            .. Group("Most confident errors", Remarkable.ConfidentError),
            .. Group("Least certain predictions", Remarkable.LeastSure),
        ];
        return blocks.Length == 0 ? null : new Section("gallery", "Errors and uncertain predictions", blocks);

        Block[] Group(string title, Remarkable why)
        {
            FramedPicture[] pictures =
            [
                .. inputs.RemarkableRows.Where(row => row.Why == why).Select(Framed).OfType<FramedPicture>(),
            ];
            return pictures.Length == 0 ? [] : [new Heading(title), new PictureGrid(pictures)];
        }

        FramedPicture? Framed(RemarkableRow row)
        {
            if (raw.ReadPicture(row.Prediction.Id) is not { } bytes || FormatOf(bytes) is not { } format)
                return null;
            var isShown = bytes.Length <= MostBytes;
            var detections = DetectionsPerPicture.Of(inputs.Test, rows[row.Prediction.Id]).Take(MostDetections);
            return new FramedPicture(
                row.Prediction.Id, format, isShown ? bytes : default, [.. Lines(row, isShown, [.. detections])]);
        }
    }

    private static IEnumerable<string> Lines(RemarkableRow row, bool isShown, string[] detections)
    {
        if (!isShown)
            yield return "The file is too large to be shown here";
        yield return $"Annotated {(row.Prediction.InKayfabe ? OutcomeCounts.Positive : OutcomeCounts.Negative)}";
        yield return $"Model: {Format.Percent(row.Prediction.Probability)} {OutcomeCounts.Positive}";
        yield return detections.Length == 0 ? "Nothing detected" : $"Detected: {string.Join(", ", detections)}";
    }

    // By their first bytes, whatever the file's name says.
    private static PictureFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureFormat.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? PictureFormat.Png
        : null;
}
