using System.Text;
using System.Xml.Linq;

namespace Kayfabe.Report.Html;

/// <summary>
/// Writes an element tree as HTML 5 or as the SVG inside it. The only ways into the text are element and attribute
/// names, which <see cref="XName"/> checks, and text, which is escaped here: markup cannot come from outside.
/// </summary>
/// <remarks>
/// The XML writer of the framework will not do for HTML: it closes an empty <c>td</c> as <c>&lt;td /&gt;</c>, which a
/// browser reads as a start tag, and throws on a character that XML lacks, which a caption may well contain.
/// </remarks>
internal static class MarkupWriter
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "br", "img", "meta", "link", "hr" };

    public static string Write(XElement element)
    {
        var text = new StringBuilder();
        Write(element, text);
        return text.ToString();
    }

    private static void Write(XElement element, StringBuilder text)
    {
        var name = element.Name.LocalName;
        text.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            text.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
            Escape(attribute.Value, text);
            text.Append('"');
        }
        text.Append('>');
        if (Void.Contains(name))
            return;
        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
                Write(child, text);
            else if (node is XText { Value: var value } && name == "style")
                text.Append(StyleSheet(value));
            else if (node is XText { Value: var words })
                Escape(words, text);
        }
        text.Append("</").Append(name).Append('>');
    }

    /// <summary>A style sheet is read raw, so that it must not be able to end itself.</summary>
    private static string StyleSheet(string css) =>
        css.Contains('<', StringComparison.Ordinal) ? throw new ArgumentException("A style sheet holds a '<'.") : css;

    private static void Escape(string value, StringBuilder text)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                '\n' or '\t' => text.Append((char)rune.Value),
                < 0x20 or (>= 0x7f and < 0xa0) or 0xfffe or 0xffff => text.Append('\ufffd'),
                _ => text.Append(rune.ToString()),
            };
        }
    }
}
