using System.Xml.Linq;

namespace Kayfabe.Report.Drawing;

/// <summary>The few SVG shapes that our figures need; colour and type come from classes in figure.css.</summary>
/// <remarks>
/// Not OxyPlot: it writes a fixed colour and font into every element and measures text with font metrics of its own, so
/// that a figure could follow neither the page's dark mode nor its type, and has no place for a title and description.
/// Undoing that by rewriting its output took more code than these shapes.
/// </remarks>
internal static class Shapes
{
    public static XElement Line(double x1, double y1, double x2, double y2, string style) =>
        new("line", Class(style), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Box(double x, double y, double width, double height, string style) =>
        new("rect", Class(style), At("x", x), At("y", y), At("width", width), At("height", height));

    public static XElement Dot(double x, double y, double radius, string style) =>
        new("circle", Class(style), At("cx", x), At("cy", y), At("r", radius));

    /// <summary>A text whose anchor is at its start, middle or end.</summary>
    public static XElement Text(double x, double y, string text, string style, string anchor = "start") =>
        new("text", Class(style), At("x", x), At("y", y), new XAttribute("text-anchor", anchor), text);

    /// <summary>A text that reads upwards, centred on the point: the title of a vertical axis.</summary>
    public static XElement Upwards(double x, double y, string text, string style) =>
        new("text", Class(style), new XAttribute("text-anchor", "middle"),
            new XAttribute("transform", $"translate({Position(x)} {Position(y)}) rotate(-90)"), text);

    /// <summary>Straight lines through the points.</summary>
    public static XElement Polyline(IEnumerable<(double X, double Y)> points, string style) =>
        new("polyline", Class(style), Points(points));

    /// <summary>The area within the points.</summary>
    public static XElement Polygon(IEnumerable<(double X, double Y)> points, string style) =>
        new("polygon", Class(style), Points(points));

    private static XAttribute Class(string style) => new("class", style);

    private static XAttribute At(string name, double value) => new(name, Position(value));

    private static XAttribute Points(IEnumerable<(double X, double Y)> points) =>
        new("points", string.Join(' ', points.Select(point => $"{Position(point.X)},{Position(point.Y)}")));

    /// <summary>Hundredths of a unit: finer than a pixel, and the same bytes where a last bit differs.</summary>
    private static string Position(double value) => Document.Format.Fixed(value, "0.##");
}
