using System.Xml.Linq;
using Kayfabe.Report.Document;

namespace Kayfabe.Report.Drawing;

/// <summary>Horizontal bars with their names at the left and their values at the right: no axis is needed.</summary>
internal static class RankedBars
{
    private const double Row = 30;
    private const double Left = RowName.Right + 8;

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
            shapes.AddRange(RowName.Draw(bars[i].Name, y + Row / 2, lines: 2));
            shapes.Add(Shapes.Box(Left, y + 5, Math.Max(scale.At(bars[i].Value) - Left, 1), Row - 10, "fill-a"));
            shapes.Add(Shapes.Text(scale.At(bars[i].Value) + 6, y + Row / 2 + 4.5, bars[i].Label, "tick"));
        }
        return new Canvas(top + bars.Count * Row + 6, shapes);
    }
}
