using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Study.Comparisons;

namespace Kayfabe.Report.Sections;

/// <summary>Accuracy, and the number of features and of rows without features, by threshold.</summary>
/// <param name="results">The study at each threshold, ascending; at least one.</param>
/// <param name="chosen">The study's own threshold.</param>
internal sealed class ThresholdFigures(IReadOnlyList<ThresholdResult> results, double chosen)
{
    public Figure Accuracy()
    {
        var known = results.Where(point => point.Accuracy.Value is not null).ToList();
        var low = known.Min(point => point.Accuracy.Value!.Value);
        var high = known.Max(point => point.Accuracy.Value!.Value);
        var plot = Frame(
            LinearScale.Around(
                [
                    .. known.SelectMany(point => ForestPlot.Ends(point.Accuracy))
                        .OfType<double>().Select(share => share * 100),
                ],
                300, 30),
            "Accuracy on the test rows (%)");
        plot.Band(
            [
                .. from point in known
                   where point.Accuracy.Interval is not null
                   let interval = point.Accuracy.Interval!.Value
                   select (point.Threshold, interval.Low * 100, interval.High * 100),
            ],
            "band");
        plot.Curve(known.Select(point => (point.Threshold, point.Accuracy.Value!.Value * 100)), "line-a");
        return new Figure(
            "threshold-accuracy",
            Format.Percent(low) == Format.Percent(high)
                ? $"Accuracy is {Format.Percent(low)} at all thresholds"
                : $"Accuracy stays between {Format.Percent(low)} and {Format.Percent(high)} at all thresholds",
            "Accuracy with its 95 % interval by confidence threshold; the dashed line marks the study's own, "
                + $"{Chosen}.",
            $"A line from threshold {Format.Raw(known[0].Threshold)} to {Format.Raw(known[^1].Threshold)}, lowest "
                + $"{Format.Percent(low)}, highest {Format.Percent(high)}.",
            plot.ToCanvas(),
            new Table(
                "thresholds", "The study at additional thresholds",
                [
                    new("Threshold", "threshold", true), new("Features", "features", true),
                    new("Rows without features", "rowsWithout", true), new("Accuracy", "accuracy", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. results.Select(point => (Cell[])
                    [
                        Cell.Exact(point.Threshold), Cell.Count(point.Features), Cell.Count(point.RowsWithoutAny),
                        .. Cell.ShareWithInterval(point.Accuracy),
                    ]),
                ]));
    }

    public Figure Sizes()
    {
        var highest = results.Max(point => Math.Max(point.Features, point.RowsWithoutAny));
        var plot = Frame(LinearScale.Around([0, Math.Max(highest, 1)], 300, 30), "Count");
        plot.Curve(results.Select(point => (point.Threshold, (double)point.Features)), "line-a");
        plot.Curve(results.Select(point => (point.Threshold, (double)point.RowsWithoutAny)), "line-b");
        var (first, last) = (results[0], results[^1]);
        plot.Add(Shapes.Text(64, 400 - 34, "— features", "strong in-a"));
        plot.Add(Shapes.Text(250, 400 - 34, "— rows without features", "strong in-b"));
        return new Figure(
            "threshold-sizes",
            $"From threshold {Format.Raw(first.Threshold)} to {Format.Raw(last.Threshold)}, features go from "
                + $"{Format.Count(first.Features)} to {Format.Count(last.Features)} and rows without features from "
                + $"{Format.Count(first.RowsWithoutAny)} to {Format.Count(last.RowsWithoutAny)}",
            $"The dashed line marks the study's own threshold, {Chosen}.",
            $"Two lines over thresholds {Format.Raw(first.Threshold)} to {Format.Raw(last.Threshold)}: the number of "
                + "features, and the number of rows that have none.",
            plot.ToCanvas(below: 76),
            new Table(
                "threshold-sizes", "Features and rows without features by threshold",
                [
                    new("Threshold", "threshold", true), new("Features", "features", true),
                    new("Rows without features", "rowsWithout", true),
                ],
                [
                    .. results.Select(point => (Cell[])
                        [Cell.Exact(point.Threshold), Cell.Count(point.Features), Cell.Count(point.RowsWithoutAny)]),
                ]));
    }

    private Plot Frame(LinearScale y, string title)
    {
        var thresholds = LinearScale.Around([.. results.Select(point => point.Threshold), chosen], 64, 500);
        var plot = new Plot(thresholds, y);
        plot.HorizontalAxis("Confidence threshold (0 to 100)", Format.Raw);
        plot.VerticalAxis(title, value => Format.Fixed(value, "#,0.##"));
        plot.Add(Shapes.Line(thresholds.At(chosen), 22, thresholds.At(chosen), y.Start, "guide"));
        plot.Add(Shapes.Text(
            thresholds.At(chosen), 16, $"chosen: {Chosen}", "tick",
            thresholds.At(chosen) > 430 ? "end" : "middle"));
        return plot;
    }

    private string Chosen => Format.Raw(chosen);
}
