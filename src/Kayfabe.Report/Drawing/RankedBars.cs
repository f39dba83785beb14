using System.Xml.Linq;
using Kayfabe.Report.Document;

namespace Kayfabe.Report.Drawing;

/// <summary>Horizontal bars with their names at the left and their values at the right: no axis is needed.</summary>
internal static class RankedBars
{
    private const double Row = 26;
    private const double Left = 214;

    /// <summary>Draws the bars; values are 0 or more.</summary>
    public static Canvas Draw(string title, IReadOnlyList<(string Name, double Value, string Label)> bars)
    {
        const double top = 30;
        var scale = new LinearScale(0, Math.Max(bars.Max(bar => bar.Value), double.Epsilon), Left, Canvas.Width - 62);
        var shapes = new List<XElement>
        {
            Shapes.Text(Left, 16, title, "label"),
            Shapes.Line(Left, top - 4, Left, top + bars.Count * Row, "axis"),
        };
        for (var i = 0; i < bars.Count; i++)
        {
            var y = top + i * Row;
            shapes.Add(Shapes.Text(Left - 8, y + 15, Shapes.Wrap(bars[i].Name, 28, 1)[0], "name", "end"));
            shapes.Add(Shapes.Box(Left, y + 3, Math.Max(scale.At(bars[i].Value) - Left, 1), Row - 9, "fill-a"));
            shapes.Add(Shapes.Text(scale.At(bars[i].Value) + 6, y + 15, bars[i].Label, "tick"));
        }
        return new Canvas(top + bars.Count * Row + 6, shapes);
    }
}
