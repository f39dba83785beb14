using Kayfabe.Report.Document;
using Kayfabe.Report.Figures;

namespace Kayfabe.Report.Sections;

/// <summary>What the threshold does.</summary>
internal static class ThresholdSection
{
    public static Section? Of(ReportModel model) =>
        model.Thresholds is { Points.Count: > 0 } curve ? Of(curve) : null;

    private static Section Of(ThresholdCurve curve) => new(
        "threshold", "What the threshold does",
        [
            new Paragraph(
                "A detection counts as a feature at or above a confidence of "
                + $"{Format.Raw(curve.Chosen)}. Below are the same study's numbers at others. They were looked at on "
                + "the test rows, so that the best of them is no estimate of anything."),
            curve.Points.Any(point => point.Accuracy.Value is not null)
                ? ThresholdFigures.Accuracy(curve)
                : new Paragraph("Accuracy is not defined at any threshold."),
            ThresholdFigures.Sizes(curve),
        ]);
}
