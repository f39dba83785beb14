using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>Whether the probabilities mean what they say.</summary>
internal static class CalibrationSection
{
    public static Section Of(ReportInputs inputs)
    {
        var bins = inputs.Metrics.Calibration.Bins.Where(bin => bin.Rows > 0).ToList();
        var error = inputs.Metrics.Calibration.ExpectedError;
        return new Section(
            "calibration", "Calibration",
            bins.Count > 0
                ?
                [
                    new Paragraph(
                        $"The expected calibration error is {Sentences.Share(error)}: the mean absolute difference "
                        + "between predicted probability and observed share, with bins weighted by their rows."),
                    Curve(bins, error!.Value, areIndependent: inputs.Metrics.Posts == inputs.Metrics.Rows),
                ]
                : [new Paragraph("Calibration is not defined without test rows.")]);
    }

    /// <summary>Observed share against predicted probability, with the number of rows behind each point.</summary>
    /// <param name="bins">The bins that have rows; at least one.</param>
    /// <param name="error">The expected calibration error, a share of 1.</param>
    /// <param name="areIndependent">
    /// Whether no two rows are of one post. Bins have Wilson's interval only then.
    /// </param>
    private static Figure Curve(List<CalibrationBin> bins, double error, bool areIndependent)
    {
        var plot = Plot.OfShares("Mean predicted probability (%)", $"Share {OutcomeCounts.Positive} (%)");
        plot.Curve([(0, 0), (1, 1)], "guide");
        var points = bins.ConvertAll(bin => (
            bin.Low, bin.High, bin.Rows, Predicted: bin.Predicted!.Value, Share: bin.Observed!.Value,
            Observed: new Estimate(bin.Observed, areIndependent ? Wilson(bin) : null)));
        foreach (var point in points)
        {
            if (point.Observed.Interval is { } interval)
                plot.Curve([(point.Predicted, interval.Low), (point.Predicted, interval.High)], "line-a");
        }
        plot.Curve(points.Select(point => (point.Predicted, point.Share)), "line-a");
        foreach (var point in points)
        {
            var above = point.Share < 0.9;
            plot.Dot(point.Predicted, point.Share, 4.5, "fill-a");
            plot.Text(point.Predicted, point.Share, Format.Count(point.Rows), "tick",
                above ? "end" : "start", dx: above ? -8 : 8, dy: above ? -6 : 16);
        }
        return new Figure(
            "calibration",
            "Probabilities differ from observed shares by "
                + $"{Format.Fixed(error * 100, "0.0")} percentage points on average",
            "Observed share against mean predicted probability, by bin; the number beside a point is its number of "
                + "rows. A perfectly calibrated model lies on the dashed line.",
            string.Join("; ", points.Select(point =>
                $"predicted {Format.Percent(point.Predicted)}, observed {Format.Percent(point.Share)}, "
                + Format.Counted(point.Rows, "row", "rows"))) + ".",
            plot.ToCanvas(),
            new Table(
                "calibration", "Calibration by bin",
                [
                    new("From", "from", true), new("To", "to", true), new("Rows", "rows", true),
                    new("Predicted", "predicted", true), new("Observed", "observed", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. points.Select(point => (Cell[])
                    [
                        Cell.Exact(point.Low), Cell.Exact(point.High), Cell.Count(point.Rows),
                        Cell.Share(point.Predicted), .. Cell.ShareWithInterval(point.Observed),
                    ]),
                ]));
    }

    private static Interval? Wilson(CalibrationBin bin) =>
        Interval.Wilson((int)Math.Round(bin.Observed!.Value * bin.Rows), bin.Rows);
}
