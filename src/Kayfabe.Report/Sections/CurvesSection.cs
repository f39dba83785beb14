using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>The result at every cut: ROC and precision-recall.</summary>
internal static class CurvesSection
{
    public static Section Of(ReportInputs inputs)
    {
        var (roc, precisionRecall) = (Curves.Roc(inputs.Predictions), Curves.PrecisionRecall(inputs.Predictions));
        return new Section(
            "curves", "ROC and precision-recall curves",
            [
                roc.Count > 0
                    ? Roc(roc, inputs.Metrics.EstimateOf(Metric.RocArea))
                    : new Paragraph("There is no ROC curve: the test rows are all of one class."),
                precisionRecall.Count > 0
                    ? PrecisionRecall(
                        precisionRecall, inputs.Metrics.EstimateOf(Metric.PrArea),
                        OutcomeCounts.Of(inputs.Test.Rows).Share!.Value)
                    : new Paragraph(
                        $"There is no precision-recall curve: no test row is annotated {OutcomeCounts.Positive}."),
            ]);
    }

    /// <summary>The receiver operating characteristic against the diagonal of random guessing.</summary>
    private static Figure Roc(IReadOnlyList<CurvePoint> points, Estimate area)
    {
        var plot = Plot.OfShares("False positive rate (%)", "Recall (%)");
        plot.Curve([(0, 0), (1, 1)], "guide");
        plot.Curve(points.Select(point => (point.X, point.Y)), "line-a");
        plot.Text(1, 0, $"area {Sentences.Number(area)}", "strong in-a", "end", dx: -12, dy: -36);
        plot.Text(1, 0, "dashed: random guessing, area 0.5", "tick", "end", dx: -12, dy: -14);
        return new Figure(
            "roc",
            $"The model ranks a picture {OutcomeCounts.Positive} above one {OutcomeCounts.Negative} "
                + $"in {Sentences.Share(area)} of pairs",
            "Receiver operating characteristic on the test rows: recall (true positive rate) against the false "
                + "positive rate as the probability cut falls.",
            $"A curve from (0, 0) to (100, 100) percent with an area of {Sentences.Number(area)} under it; random "
                + "guessing would follow the diagonal.",
            plot.ToCanvas(),
            new Table(
                "roc", "Points of the ROC curve",
                [new("False positive rate", "falsePositiveRate", true), new("Recall", "truePositiveRate", true)],
                [.. points.Select(point => (Cell[])[Cell.Share(point.X), Cell.Share(point.Y)])]));
    }

    /// <summary>Precision against recall, with the share of positive rows as the baseline.</summary>
    private static Figure PrecisionRecall(IReadOnlyList<CurvePoint> points, Estimate area, double prevalence)
    {
        var plot = Plot.OfShares("Recall (%)", "Precision (%)");
        plot.Curve([(0, prevalence), (1, prevalence)], "guide");
        plot.Curve(points.Select(point => (point.X, point.Y)), "line-a");
        plot.Text(0, 0, $"area {Sentences.Number(area)}", "strong in-a", dx: 12, dy: -36);
        plot.Text(0, 0, $"dashed: random guessing, {Format.Percent(prevalence)}", "tick", dx: 12, dy: -14);
        return new Figure(
            "precision-recall",
            $"Average precision is {Sentences.Share(area)}; random guessing has {Format.Percent(prevalence)}",
            "Precision against recall on the test rows as the probability cut falls; the dashed line is the share of "
                + $"pictures {OutcomeCounts.Positive} (prevalence).",
            $"A curve with an area of {Sentences.Number(area)} under it, above a horizontal line at "
                + $"{Format.Percent(prevalence)}, the prevalence.",
            plot.ToCanvas(),
            new Table(
                "precision-recall", "Points of the precision-recall curve",
                [new("Recall", "recall", true), new("Precision", "precision", true)],
                [.. points.Select(point => (Cell[])[Cell.Share(point.X), Cell.Share(point.Y)])]));
    }
}
