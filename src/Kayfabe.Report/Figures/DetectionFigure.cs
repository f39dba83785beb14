using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>How many pictures have how many detections.</summary>
internal static class DetectionFigure
{
    public static Figure Of(IReadOnlyList<DetectionCount> counts)
    {
        var most = counts.MaxBy(count => count.Pictures)!;
        return new Figure(
            "detections",
            $"The most frequent number of detections is {most.Label} "
                + $"({Format.Counted(most.Pictures, "picture", "pictures")})",
            "Pictures by their number of detections at the study's threshold.",
            string.Join("; ", counts.Select(count =>
                $"{count.Label} detections: {Format.Counted(count.Pictures, "picture", "pictures")}")) + ".",
            RankedBars.Draw(
                "Pictures",
                [.. counts.Select(count => (count.Label, (double)count.Pictures, Format.Count(count.Pictures)))]),
            new Table(
                "detections", "Detections per picture",
                [new("Detections", "detections"), new("Pictures", "pictures", true)],
                [.. counts.Select(count => (Cell[])[count.Label, Cell.Count(count.Pictures)])]));
    }
}
