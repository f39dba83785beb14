using System.Globalization;
using System.Xml.Linq;

namespace Kayfabe.Report.Drawing;

/// <summary>The name of a row at the left of a figure, broken into lines around the row's middle.</summary>
internal static class RowName
{
    /// <summary>The room for names, in units: enough for <see cref="Width"/> characters of a wide typeface.</summary>
    public const double Right = 206;

    private const int Width = 24;
    private const double LineHeight = 14;

    /// <summary>Draws the name, which ends at <see cref="Right"/>, in at most so many lines.</summary>
    public static IEnumerable<XElement> Draw(string name, double middle, int lines, bool strong = false)
    {
        var wrapped = Wrap(name, Width, lines);
        return wrapped.Select((line, i) => Shapes.Text(
            Right, middle + 4.5 + (i - (wrapped.Count - 1) / 2.0) * LineHeight, line,
            strong ? "name strong" : "name", "end"));
    }

    /// <summary>A text broken at spaces into lines of at most so many characters; the rest is cut off.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int lines)
    {
        var result = new List<string>();
        var rest = new StringInfo(text.Trim());
        while (rest.LengthInTextElements > width && result.Count < lines - 1)
        {
            var head = rest.SubstringByTextElements(0, width + 1);
            var space = head.LastIndexOf(' ');
            var line = space > 0 ? head[..space] : rest.SubstringByTextElements(0, width);
            result.Add(line);
            rest = new StringInfo(rest.String[line.Length..].TrimStart());
        }
        result.Add(rest.LengthInTextElements > width
            ? rest.SubstringByTextElements(0, width - 1).TrimEnd() + "…"
            : rest.String);
        return result;
    }
}
