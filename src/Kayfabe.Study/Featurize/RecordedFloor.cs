using Kayfabe.Settings;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Featurize;

/// <summary>Holds the settings to what was recorded: below the floor nothing is known.</summary>
internal static class RecordedFloor
{
    /// <exception cref="InputException">A threshold below the floor, or a kind that Detect does not replay.</exception>
    public static void Check(string detections, FeaturizeSettings settings, double lowest, RequestPrice price)
    {
        var counts = DetectCounts.Read(Path.Combine(detections, DetectionFiles.Counts));
        foreach (var kind in settings.Kinds)
        {
            if (!counts.Kinds.Contains(kind))
            {
                throw new InputException(new Fault(
                    $"featurize.kinds has '{kind.Text()}', which the stage Detect does not replay",
                    "Add it to detect.kinds, or remove it from featurize.kinds."));
            }
        }
        var floor = counts.MinConfidence;
        var operations = settings.Kinds.Distinct().Count(kind => kind.HasMinConfidence());
        if (operations == 0 || lowest >= floor)
            return;
        var estimate = price.Estimate(counts.Pictures, operations);
        throw new InputException(new Fault(
            FormattableString.Invariant(
                $"the threshold {lowest} is below {floor}, the lowest confidence that is recorded"),
            FormattableString.Invariant(
                $"Set {floor} or more, or record with MinConfidence {lowest}: {estimate}.")));
    }
}

/// <summary>What the image service charges for a request; prices change, so they carry their date.</summary>
/// <param name="DollarsPerThousand">US dollars for 1,000 requests; one operation on one picture is a request.</param>
/// <param name="ReadOn">The month in which the price was read, <c>yyyy-MM</c>.</param>
public sealed record RequestPrice(decimal DollarsPerThousand, string ReadOn)
{
    /// <summary>Amazon Rekognition's first tier, up to a million pictures a month.</summary>
    public static RequestPrice Rekognition { get; } = new(1.00m, "2026-11");

    /// <summary><c>1200 pictures x 2 operations are 2400 requests, about $2.40 (at $1.00 ...)</c>.</summary>
    public string Estimate(int pictures, int operations) => FormattableString.Invariant(
        $"""
        {pictures} pictures x {operations} operations are {(long)pictures * operations} requests, about ${(long)pictures
        * operations * DollarsPerThousand / 1000:0.00} (at ${DollarsPerThousand:0.00} per 1000, as of {ReadOn})
        """);
}
