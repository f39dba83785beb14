using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>Accuracy, and the number of features and of bare rows, over the threshold.</summary>
internal static class ThresholdFigures
{
    public static Figure Accuracy(ThresholdCurve curve)
    {
        var known = curve.Points.Where(point => point.Accuracy.Value is not null).ToList();
        var low = known.Min(point => point.Accuracy.Value!.Value);
        var high = known.Max(point => point.Accuracy.Value!.Value);
        var plot = Frame(
            curve,
            LinearScale.Around(
                [
                    .. known.Select(point => point.Accuracy)
                        .SelectMany(accuracy => new[] { accuracy.Low, accuracy.Value, accuracy.High })
                        .OfType<double>().Select(share => share * 100),
                ],
                300, 30),
            "Accuracy on the test rows (%)");
        plot.Band(
            [
                .. known.Where(point => point.Accuracy is { Low: not null, High: not null }).Select(point =>
                    (point.Threshold, point.Accuracy.Low!.Value * 100, point.Accuracy.High!.Value * 100)),
            ],
            "band");
        plot.Curve(known.Select(point => (point.Threshold, point.Accuracy.Value!.Value * 100)), "line-a");
        return new Figure(
            "threshold-accuracy",
            $"Over all thresholds accuracy stays between {Format.Percent(low)} and {Format.Percent(high)}",
            $"Accuracy with its 95 % band by confidence threshold; the dashed line is the study's, {Chosen(curve)}.",
            $"A line from threshold {Format.Raw(known[0].Threshold)} to {Format.Raw(known[^1].Threshold)}, lowest "
                + $"{Format.Percent(low)}, highest {Format.Percent(high)}.",
            plot.ToCanvas(),
            new Table(
                "thresholds", "The study at other thresholds",
                [
                    new("Threshold", "threshold", true), new("Features", "features", true),
                    new("Rows without any", "rowsWithout", true), new("Accuracy", "accuracy", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. curve.Points.Select(point => (Cell[])
                    [
                        Cell.Exact(point.Threshold), Cell.Count(point.Features), Cell.Count(point.RowsWithout),
                        .. Cell.ShareWithInterval(point.Accuracy),
                    ]),
                ]));
    }

    public static Figure Sizes(ThresholdCurve curve)
    {
        var highest = curve.Points.Max(point => Math.Max(point.Features, point.RowsWithout));
        var plot = Frame(curve, LinearScale.Around([0, Math.Max(highest, 1)], 300, 30), "Count");
        plot.Curve(curve.Points.Select(point => (point.Threshold, (double)point.Features)), "line-a");
        plot.Curve(curve.Points.Select(point => (point.Threshold, (double)point.RowsWithout)), "line-b");
        var (first, last) = (curve.Points[0], curve.Points[^1]);
        plot.Add(Shapes.Text(64, 400 - 34, "— features", "strong in-a"));
        plot.Add(Shapes.Text(250, 400 - 34, "— rows without any feature", "strong in-b"));
        return new Figure(
            "threshold-sizes",
            $"From threshold {Format.Raw(first.Threshold)} to {Format.Raw(last.Threshold)}, features go from "
                + $"{Format.Count(first.Features)} to {Format.Count(last.Features)} and rows without any from "
                + $"{Format.Count(first.RowsWithout)} to {Format.Count(last.RowsWithout)}",
            $"The dashed line is the study's threshold, {Chosen(curve)}.",
            $"Two lines over thresholds {Format.Raw(first.Threshold)} to {Format.Raw(last.Threshold)}: the number of "
                + "features, and the number of rows that have none.",
            plot.ToCanvas(below: 76),
            new Table(
                "threshold-sizes", "Features and rows without any, by threshold",
                [
                    new("Threshold", "threshold", true), new("Features", "features", true),
                    new("Rows without any", "rowsWithout", true),
                ],
                [
                    .. curve.Points.Select(point => (Cell[])
                        [Cell.Exact(point.Threshold), Cell.Count(point.Features), Cell.Count(point.RowsWithout)]),
                ]));
    }

    private static Plot Frame(ThresholdCurve curve, LinearScale y, string title)
    {
        var thresholds = LinearScale.Around([.. curve.Points.Select(point => point.Threshold), curve.Chosen], 64, 500);
        var plot = new Plot(thresholds, y);
        plot.HorizontalAxis("Confidence threshold (0 to 100)", Format.Raw);
        plot.VerticalAxis(title, value => Format.Fixed(value, "#,0.##"));
        plot.Add(Shapes.Line(thresholds.At(curve.Chosen), 22, thresholds.At(curve.Chosen), y.Start, "guide"));
        plot.Add(Shapes.Text(
            thresholds.At(curve.Chosen), 16, $"chosen: {Chosen(curve)}", "tick",
            thresholds.At(curve.Chosen) > 430 ? "end" : "middle"));
        return plot;
    }

    private static string Chosen(ThresholdCurve curve) => Format.Raw(curve.Chosen);
}
