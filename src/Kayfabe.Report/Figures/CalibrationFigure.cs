using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>Observed share against predicted probability, with the number of rows behind each point.</summary>
internal static class CalibrationFigure
{
    public static Figure Of(Calibration calibration, StudyHeader study)
    {
        var plot = Plot.OfShares("Mean predicted probability (%)", $"Share {study.Positive} (%)");
        plot.Curve([(0, 0), (1, 1)], "guide");
        var bins = calibration.Bins.Where(bin => bin.Observed.Value is not null).ToList();
        foreach (var bin in bins.Where(bin => bin.Observed is { Low: not null, High: not null }))
        {
            plot.Curve(
                [(bin.MeanPredicted, bin.Observed.Low!.Value), (bin.MeanPredicted, bin.Observed.High!.Value)],
                "line-a");
        }
        plot.Curve(bins.Select(bin => (bin.MeanPredicted, bin.Observed.Value!.Value)), "line-a");
        foreach (var bin in bins)
        {
            var above = bin.Observed.Value!.Value < 0.9;
            plot.Dot(bin.MeanPredicted, bin.Observed.Value.Value, 4.5, "fill-a");
            plot.Text(bin.MeanPredicted, bin.Observed.Value.Value, Format.Count(bin.Count), "tick",
                above ? "end" : "start", dx: above ? -8 : 8, dy: above ? -6 : 16);
        }
        return new Figure(
            "calibration",
            calibration.ExpectedError.Value is { } error
                ? $"Probabilities miss the observed share by {Format.Fixed(error * 100, "0.0")} percentage points "
                    + "on average"
                : "Observed shares by predicted probability",
            "Observed share against predicted probability, by bins; the number beside a point counts its rows. On the "
                + "dashed line a probability means what it says.",
            string.Join("; ", bins.Select(bin =>
                $"predicted {Format.Percent(bin.MeanPredicted)}, observed {Sentences.Share(bin.Observed)}, "
                + Format.Counted(bin.Count, "row", "rows"))) + ".",
            plot.ToCanvas(),
            new Table(
                "calibration", "Calibration by bin",
                [
                    new("From", "from", true), new("To", "to", true), new("Rows", "rows", true),
                    new("Predicted", "predicted", true), new("Observed", "observed", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. calibration.Bins.Select(bin => (Cell[])
                    [
                        Cell.Exact(bin.From), Cell.Exact(bin.To), Cell.Count(bin.Count), Cell.Share(bin.MeanPredicted),
                        .. Cell.ShareWithInterval(bin.Observed),
                    ]),
                ]));
    }
}
