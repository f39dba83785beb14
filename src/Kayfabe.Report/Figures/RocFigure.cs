using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>The receiver operating characteristic against the diagonal of guessing.</summary>
internal static class RocFigure
{
    public static Figure Of(RocCurve curve, StudyHeader study)
    {
        var plot = Plot.OfShares(
            $"False alarms: share of pictures {study.Negative} called {study.Positive} (%)",
            "Recall (%)");
        plot.Curve([(0, 0), (1, 1)], "guide");
        plot.Curve(curve.Points.Select(point => (point.X, point.Y)), "line-a");
        plot.Text(1, 0, $"area {Sentences.Number(curve.Area)}", "strong in-a", "end", dx: -12, dy: -36);
        plot.Text(1, 0, "dashed: guessing, area 0.5", "tick", "end", dx: -12, dy: -14);
        return new Figure(
            "roc",
            $"The model ranks a picture {study.Positive} above one {study.Negative} "
                + $"in {Sentences.Share(curve.Area)} of pairs",
            "Receiver operating characteristic on the test rows: recall against false alarms as the cut falls.",
            $"A curve from 0, 0 to 100, 100 per cent with an area of {Sentences.Number(curve.Area)} beneath; "
                + "a model that guesses would follow the diagonal.",
            plot.ToCanvas(),
            new Table(
                "roc", "Points of the ROC curve",
                [new("False alarm rate", "falsePositiveRate", true), new("Recall", "truePositiveRate", true)],
                [.. curve.Points.Select(point => (Cell[])[Cell.Share(point.X), Cell.Share(point.Y)])]));
    }
}
