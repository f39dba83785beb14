using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Html;

/// <summary>A figure as an <c>svg</c> element: inside the page, or as a file of its own.</summary>
internal static class SvgFigure
{
    /// <summary>The element for the page, whose style sheet colours it.</summary>
    public static XElement Inline(Figure figure, bool synthetic)
    {
        var (title, description) = ($"{figure.Name}-title", $"{figure.Name}-description");
        var height = figure.Drawing.Height + (synthetic ? 18 : 0);
        return new XElement("svg",
            new XAttribute("class", "figure"),
            new XAttribute("viewBox", $"0 0 {Format.Raw(Canvas.Width)} {Format.Fixed(height, "0.##")}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{title} {description}"),
            new XElement("title", new XAttribute("id", title), figure.Title),
            new XElement("desc", new XAttribute("id", description), figure.Alternative),
            Shapes.Box(0, 0, Canvas.Width, height, "paper"),
            figure.Drawing.Elements.Select(shape => new XElement(shape)),
            synthetic ? Shapes.Text(Canvas.Width - 4, height - 6, "Synthetic data", "synthetic", "end") : null);
    }

    /// <summary>The text of a file, which carries its own style sheet and follows light and dark too.</summary>
    public static string Standalone(Figure figure, bool synthetic)
    {
        var svg = Inline(figure, synthetic);
        svg.SetAttributeValue("width", Canvas.Width);
        svg.AddFirst(new XElement("style", Resources.FigureStyle));
        // The tree is without namespaces, because HTML is; in a file of its own the root names SVG's.
        return MarkupWriter.Write(svg).Replace(
            "<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal) + "\n";
    }
}
