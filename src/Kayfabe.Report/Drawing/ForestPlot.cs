using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Drawing;

/// <summary>Estimates below each other: a dot with its interval as a line, and a dashed line to compare with.</summary>
internal static class ForestPlot
{
    private const double Row = 44;
    private const double Top = 34;

    /// <summary>Draws the rows that have a value; there is at least one. All values are in percent.</summary>
    /// <param name="title">The axis title, with its unit.</param>
    /// <param name="rows">Name, estimate as a share of 1, and whether the row is the one that matters.</param>
    /// <param name="reference">The share at which the dashed line stands, and its name.</param>
    public static Canvas Draw(
        string title, IReadOnlyList<(string Name, Estimate Estimate, bool IsMain)> rows,
        (double Share, string Name)? reference)
    {
        var bottom = Top + rows.Count * Row;
        var scale = LinearScale.Around(
            [
                .. rows.SelectMany(row => Ends(row.Estimate)).Append(reference?.Share)
                    .OfType<double>().Select(share => share * 100),
            ],
            RowName.Right + 18, Canvas.Width - 24);
        var plot = new Plot(scale, new LinearScale(0, 1, bottom, Top));
        plot.HorizontalAxis(title, value => Format.Fixed(value, "0.##"));
        if (reference is { } line)
        {
            var at = scale.At(line.Share * 100);
            plot.Add(Shapes.Line(at, Top - 10, at, bottom, "guide"));
            var anchor = at > Canvas.Width - 130 ? "end" : at < RowName.Right + 70 ? "start" : "middle";
            plot.Add(Shapes.Text(at, Top - 16, line.Name, "tick", anchor));
        }
        foreach (var (i, row) in rows.Index())
        {
            foreach (var shape in Shaped(row, Top + (i + 0.5) * Row, scale))
                plot.Add(shape);
        }
        return plot.ToCanvas();
    }

    /// <summary>The value and the ends of its interval.</summary>
    public static double?[] Ends(Estimate estimate) =>
        [estimate.Interval?.Low, estimate.Value, estimate.Interval?.High];

    private static IEnumerable<XElement> Shaped(
        (string Name, Estimate Estimate, bool IsMain) row, double y, LinearScale scale)
    {
        foreach (var line in RowName.Draw(row.Name, y, lines: 3, row.IsMain))
            yield return line;
        if (row.Estimate.Interval is { } interval)
        {
            yield return Shapes.Line(
                scale.At(interval.Low * 100), y, scale.At(interval.High * 100), y, row.IsMain ? "line-b" : "line-a");
        }
        yield return Shapes.Dot(
            scale.At(row.Estimate.Value!.Value * 100), y, row.IsMain ? 6 : 5, row.IsMain ? "fill-b" : "fill-a");
    }
}
