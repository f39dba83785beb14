using System.Xml.Linq;
using Kayfabe.Report.Document;

namespace Kayfabe.Report.Drawing;

/// <summary>A plot with a horizontal and a vertical axis; shapes are added in the values' own units.</summary>
internal sealed class Plot(LinearScale x, LinearScale y)
{
    private readonly List<XElement> _shapes = [];

    /// <summary>A plot of shares, 0 to 100 %, on both axes.</summary>
    public static Plot OfShares(string xTitle, string yTitle)
    {
        var plot = new Plot(new LinearScale(0, 1, 64, 500), new LinearScale(0, 1, 340, 16));
        plot.HorizontalAxis(xTitle, share => Format.Fixed(share * 100, "0"));
        plot.VerticalAxis(yTitle, share => Format.Fixed(share * 100, "0"));
        return plot;
    }

    /// <summary>Adds grid lines, tick labels and the title of the horizontal axis.</summary>
    public void HorizontalAxis(string title, Func<double, string> label, IReadOnlyList<double>? ticks = null)
    {
        foreach (var tick in ticks ?? x.Ticks())
        {
            Add(Shapes.Line(x.At(tick), y.Start, x.At(tick), y.End, "grid"));
            Add(Shapes.Text(x.At(tick), y.Start + 18, label(tick), "tick", "middle"));
        }
        Add(Shapes.Line(x.Start, y.Start, x.End, y.Start, "axis"));
        Add(Shapes.Text((x.Start + x.End) / 2, y.Start + 40, title, "label", "middle"));
    }

    /// <summary>Adds grid lines, tick labels and the title of the vertical axis.</summary>
    public void VerticalAxis(string title, Func<double, string> label)
    {
        foreach (var tick in y.Ticks())
        {
            Add(Shapes.Line(x.Start, y.At(tick), x.End, y.At(tick), "grid"));
            Add(Shapes.Text(x.Start - 8, y.At(tick) + 4.5, label(tick), "tick", "end"));
        }
        Add(Shapes.Upwards(16, (y.Start + y.End) / 2, title, "label"));
    }

    /// <summary>Adds straight lines through the points.</summary>
    public void Curve(IEnumerable<(double X, double Y)> points, string style) =>
        Add(Shapes.Polyline(points.Select(point => (x.At(point.X), y.At(point.Y))), style));

    /// <summary>Adds the area between two curves over the same horizontal values.</summary>
    public void Band(IReadOnlyList<(double X, double Low, double High)> points, string style) =>
        Add(Shapes.Polygon(
            points.Select(point => (x.At(point.X), y.At(point.High)))
                .Concat(points.Reverse().Select(point => (x.At(point.X), y.At(point.Low)))),
            style));

    /// <summary>Adds a dot.</summary>
    public void Dot(double atX, double atY, double radius, string style) =>
        Add(Shapes.Dot(x.At(atX), y.At(atY), radius, style));

    /// <summary>Adds a text, shifted by some units of the drawing.</summary>
    public void Text(
        double atX, double atY, string text, string style, string anchor = "start", double dx = 0, double dy = 0) =>
        Add(Shapes.Text(x.At(atX) + dx, y.At(atY) + dy, text, style, anchor));

    /// <summary>Adds a shape in units of the drawing.</summary>
    public void Add(XElement shape) => _shapes.Add(shape);

    /// <summary>The drawing, high enough for the horizontal axis and its title.</summary>
    public Canvas ToCanvas(double below = 52) => new(y.Start + below, _shapes);
}
