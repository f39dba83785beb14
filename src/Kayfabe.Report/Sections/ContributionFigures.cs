using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Contributions;

namespace Kayfabe.Report.Sections;

/// <summary>TreeSHAP contributions: ranked means, and each feature's spread over the rows.</summary>
internal sealed class ContributionFigures
{
    private const int Shown = 15;
    private const double Row = 30;
    private const double Top = 30;

    private const string High = "high or present", Low = "low or absent", Missing = "missing";

    private readonly List<(string Feature, double MeanAbsolute, ContributionPoint[] Points)> _features;

    private ContributionFigures(List<(string, double, ContributionPoint[])> features) => _features = features;

    /// <summary>The figures; null where no contribution was measured.</summary>
    public static ContributionFigures? Of(ReportInputs inputs)
    {
        var points = inputs.ContributionPoints.ToLookup(point => point.Feature, StringComparer.Ordinal);
        var features =
            from feature in inputs.Contributions
            where points.Contains(feature.Feature)
            select (feature.Feature, feature.MeanAbsolute, points[feature.Feature].ToArray());
        return features.ToList() is { Count: > 0 } some ? new ContributionFigures(some) : null;
    }

    public Figure Ranked()
    {
        var top = _features.Take(Shown).ToList();
        var rows = _features.Max(feature => feature.Points.Length);
        return new Figure(
            "contributions",
            top.Count == 1
                ? $"{top[0].Feature} is the only feature with a contribution"
                : $"{top[0].Feature} has the largest mean contribution",
            $"Mean absolute contribution (TreeSHAP) over {Format.Counted(rows, "row", "rows")}, in "
                + "log-odds" + (_features.Count > top.Count ? $"; the first {Format.Count(top.Count)} features." : "."),
            $"Bars in descending order, from {top[0].Feature} with {Format.Decimal(top[0].MeanAbsolute)} to "
                + $"{top[^1].Feature} with {Format.Decimal(top[^1].MeanAbsolute)}.",
            RankedBars.Draw(
                "Mean absolute contribution (log-odds)",
                [.. top.Select(one => (one.Feature, one.MeanAbsolute, Format.Decimal(one.MeanAbsolute)))]),
            new Table(
                "contributions", "Mean absolute contribution",
                [new("Feature", "feature"), new("Log-odds", "meanAbsolute", true)],
                [.. _features.Select(one => (Cell[])[one.Feature, Cell.Number(one.MeanAbsolute)])]));
    }

    public Figure Spread()
    {
        var top = _features.Take(Shown).ToList();
        var bottom = Top + top.Count * Row;
        var scale = LinearScale.Around(
            [0, .. top.SelectMany(one => one.Points).Select(point => point.Contribution)],
            RowName.Right + 18, Canvas.Width - 20);
        var plot = new Plot(scale, new LinearScale(0, 1, bottom, Top));
        plot.HorizontalAxis("Contribution (log-odds)", value => Format.Fixed(value, "0.##"));
        plot.Add(Shapes.Line(scale.At(0), Top - 6, scale.At(0), bottom, "axis"));
        plot.Add(Shapes.Text(scale.At(0) - 6, Top - 10, $"← {OutcomeCounts.Negative}", "tick", "end"));
        plot.Add(Shapes.Text(scale.At(0) + 6, Top - 10, $"{OutcomeCounts.Positive} →", "tick"));
        foreach (var (i, (feature, _, points)) in top.Index())
        {
            var y = Top + (i + 0.5) * Row;
            foreach (var shape in RowName.Draw(feature, y, lines: 2).Concat(Dots(points, scale, y)))
                plot.Add(shape);
        }
        plot.Add(Shapes.Text(64, bottom + 66, $"● {High}", "strong in-b"));
        plot.Add(Shapes.Text(222, bottom + 66, $"● {Low}", "strong in-a"));
        plot.Add(Shapes.Text(370, bottom + 66, $"● {Missing}", "strong in-c"));
        return new Figure(
            "contribution-spread",
            $"Contributions of {top[0].Feature} range from "
                + $"{Signed(top[0].Points.Min(point => point.Contribution))} to "
                + $"{Signed(top[0].Points.Max(point => point.Contribution))} log-odds",
            "Each dot stands for rows with nearly the same contribution and grows with their number. Upper dots: high "
                + "values or present; middle: low or absent; lower: missing.",
            $"A strip of dots for each of {Format.Counted(top.Count, "feature", "features")}, from "
                + $"{top[0].Feature} to {top[^1].Feature}.",
            plot.ToCanvas(below: 76),
            new Table(
                "contribution-spread", "Contributions by feature and level of its value",
                [
                    new("Feature", "feature"), new("Value", "value"), new("Rows", "rows", true),
                    new("Lowest", "lowest", true), new("Mean", "mean", true), new("Highest", "highest", true),
                ],
                [.. top.SelectMany(one => Levels(one.Feature, one.Points))]));
    }

    private static string Signed(double contribution) => Format.Fixed(contribution, "+0.00;-0.00;0");

    private static string Level(ContributionPoint point) => point.Level switch
    {
        null => Missing,
        > 0.5 => High,
        _ => Low,
    };

    private static IEnumerable<IReadOnlyList<Cell>> Levels(string feature, ContributionPoint[] points) =>
        points.GroupBy(Level).OrderBy(level => level.Key, StringComparer.Ordinal).Select(level => (Cell[])
        [
            feature, level.Key, Cell.Count(level.Count()),
            Cell.Number(level.Min(point => point.Contribution)),
            Cell.Number(level.Average(point => point.Contribution)),
            Cell.Number(level.Max(point => point.Contribution)),
        ]);

    /// <summary>Rows within five units of the drawing are one dot: a page must not hold a shape a row.</summary>
    private static IEnumerable<XElement> Dots(ContributionPoint[] points, LinearScale scale, double y) => points
        .GroupBy(point => (Level: Level(point), Bin: Math.Round(scale.At(point.Contribution) / 5)))
        .OrderBy(dot => dot.Key.Level, StringComparer.Ordinal).ThenBy(dot => dot.Key.Bin)
        .Select(dot => Shapes.Dot(
            dot.Key.Bin * 5,
            y + dot.Key.Level switch { High => -7, Low => 0, _ => 7 },
            Math.Min(1.4 + 0.35 * Math.Sqrt(dot.Count()), 5),
            dot.Key.Level switch { High => "fill-b", Low => "fill-a", _ => "fill-c" }));
}
