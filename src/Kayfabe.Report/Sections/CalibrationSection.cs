using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Permutations;

namespace Kayfabe.Report.Sections;

/// <summary>Whether the probabilities mean what they say.</summary>
internal static class CalibrationSection
{
    public static Section Of(ReportInputs inputs)
    {
        var calibration = inputs.Metrics.Calibration;
        return new Section(
            "calibration", "Calibration",
            calibration.ExpectedError is { } error
                ?
                [
                    new Paragraph(Expected(inputs, error) + Shuffled(inputs, error)),
                    new Paragraph(Debiased(calibration)),
                    Curve(calibration),
                ]
                : [new Paragraph("Calibration is not defined without test rows.")]);
    }

    private static string Expected(ReportInputs inputs, double error)
    {
        var calibration = inputs.Metrics.Calibration;
        var text = $"The expected calibration error is {Points(error)} percentage points: the mean absolute difference "
            + "between predicted probability and observed share "
            + (calibration.Bins.Count == 1
                ? "over all rows, which are too few for more than one bin."
                : $"over {calibration.Bins.Count} bins of equal numbers of rows.");
        return calibration.IfCalibrated is not { Value: { } mean, Interval: { } range }
            ? text
            : text + $" Chance makes it larger than zero: that of a perfectly calibrated model with these probabilities "
                + $"would be {Points(mean)} on average, and {Points(range.Low)} to {Points(range.High)} in "
                + "95\u00a0% of cases if rows were independent."
                + (SmallTest.WhyTooSmall(inputs) is not null ? ""
                    : error > range.High ? " The model’s error is larger than that."
                    : " The model’s error is not larger than that.");
    }

    /// <summary>The error of trainings on shuffled outcomes, a sentence; nothing where there are too few.</summary>
    private static string Shuffled(ReportInputs inputs, double error) =>
        PermutationTest.Of(error, [.. inputs.Permutations.Select(run => run.CalibrationError)]) is not { } test
            ? ""
            : $" Trained on shuffled outcomes, it is {Points(test.Mean)} on average"
                + (test.Range is { } range
                    ? $" ({Points(range.Low)} to {Points(range.High)} in 95\u00a0% of the trainings)."
                    : ".");

    private static string Debiased(Calibration calibration)
    {
        var rootMeanSquare = calibration.RootMeanSquare;
        return rootMeanSquare.Value is not { } value
            ? "How much of it is due to chance cannot be told: a bin has rows of one post only."
            : $"Without what chance adds, the root mean square difference is {Points(value)} percentage points"
                + (rootMeanSquare.Interval is { } interval
                    ? $" (95\u00a0% interval {Points(interval.Low)} to {Points(interval.High)}, "
                        + "from the spread of the posts)."
                    : ".");
    }

    /// <summary>Observed share against predicted probability, with the number of rows behind each point.</summary>
    private static Figure Curve(Calibration calibration)
    {
        var (bins, error) = (calibration.Bins, calibration.ExpectedError!.Value);
        var plot = Plot.OfShares("Mean predicted probability (%)", $"Share {OutcomeCounts.Positive} (%)");
        plot.Curve([(0, 0), (1, 1)], "guide");
        foreach (var bin in bins)
        {
            if (bin.Observed.Interval is { } interval)
                plot.Curve([(bin.Predicted, interval.Low), (bin.Predicted, interval.High)], "line-a");
        }
        plot.Curve(bins.Select(bin => (bin.Predicted, bin.Observed.Value!.Value)), "line-a");
        foreach (var bin in bins)
            plot.Dot(bin.Predicted, bin.Observed.Value!.Value, 4.5, "fill-a");
        return new Figure(
            "calibration",
            $"Probabilities differ from observed shares by {Points(error)} percentage points on average",
            "Observed share against mean predicted probability, by bin of equal numbers of rows, with its 95 % interval "
                + "where a bin has enough posts. A perfectly calibrated model lies on the dashed line, but for chance.",
            string.Join("; ", bins.Select(bin =>
                $"predicted {Format.Percent(bin.Predicted)}, observed {Sentences.Share(bin.Observed)}, "
                + Format.Counted(bin.Rows, "row", "rows"))) + ".",
            plot.ToCanvas(),
            new Table(
                "calibration", "Calibration by bin",
                [
                    new("From", "from", true), new("To", "to", true), new("Rows", "rows", true),
                    new("Predicted", "predicted", true), new("Observed", "observed", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. bins.Select(bin => (Cell[])
                    [
                        Cell.Exact(bin.Low), Cell.Exact(bin.High), Cell.Count(bin.Rows), Cell.Share(bin.Predicted),
                        .. Cell.ShareWithInterval(bin.Observed),
                    ]),
                ]));
    }

    private static string Points(double share) => Format.Fixed(share * 100, "0.0");
}
