using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>Precision against recall, with the share of positive rows as the line to beat.</summary>
internal static class PrecisionRecallFigure
{
    public static Figure Of(PrecisionRecallCurve curve, StudyHeader study)
    {
        var plot = Plot.OfShares(
            $"Recall: share of pictures {study.Positive} that are found (%)", "Precision (%)");
        plot.Curve([(0, curve.Prevalence), (1, curve.Prevalence)], "guide");
        plot.Curve(curve.Points.Select(point => (point.X, point.Y)), "line-a");
        plot.Text(0, 0, $"area {Sentences.Number(curve.Area)}", "strong in-a", dx: 12, dy: -36);
        plot.Text(0, 0, $"dashed: guessing, {Format.Percent(curve.Prevalence)}", "tick", dx: 12, dy: -14);
        return new Figure(
            "precision-recall",
            $"Precision averages {Sentences.Share(curve.Area)} over all levels of recall, where guessing gives "
                + Format.Percent(curve.Prevalence),
            "Precision and recall on the test rows as the cut falls; the dashed line is the share of pictures "
                + $"{study.Positive} (prevalence).",
            $"A curve with an area of {Sentences.Number(curve.Area)} beneath, above a horizontal line at "
                + $"{Format.Percent(curve.Prevalence)}, the prevalence.",
            plot.ToCanvas(),
            new Table(
                "precision-recall", "Points of the precision-recall curve",
                [new("Recall", "recall", true), new("Precision", "precision", true)],
                [.. curve.Points.Select(point => (Cell[])[Cell.Share(point.X), Cell.Share(point.Y)])]));
    }
}
