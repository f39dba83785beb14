using System.Xml.Linq;
using Kayfabe.Report.Document;

namespace Kayfabe.Report.Html;

/// <summary>Blocks as HTML elements; numbers figures and tables as they come.</summary>
internal sealed class HtmlBlocks(bool synthetic)
{
    private int _figures;
    private int _tables;

    public XElement? Write(Block block) => block switch
    {
        Paragraph paragraph => new XElement("p", Inline(paragraph.Spans)),
        Heading heading => new XElement("h3", heading.Text),
        BulletList list => new XElement("ul", list.Items.Select(item => new XElement("li", Inline(item)))),
        Callout callout => new XElement("p", ToneClass("callout", callout.Tone),
            callout.Tone is Tone.Warn or Tone.Fail ? new XElement("strong", "Warning. ") : null,
            Inline(callout.Spans)),
        Preformatted preformatted => Write(preformatted),
        Table table => Write(table, $"Table {++_tables}. "),
        Figure figure => Write(figure),
        PictureGrid grid => Write(grid),
        _ => null,
    };

    private const int ShortText = 40;

    /// <summary>A class, and the tone as a second one.</summary>
    public static XAttribute ToneClass(string name, Tone? tone) =>
        new("class", tone is { } known ? $"{name} {known.ToString().ToLowerInvariant()}" : name);

    private static IEnumerable<object> Inline(IReadOnlyList<Span> spans) => spans.Select(Inline);

    private static object Inline(Span span) => span.Style switch
    {
        SpanStyle.Strong => new XElement("strong", span.Text),
        SpanStyle.Emphasis => new XElement("em", span.Text),
        SpanStyle.Code => new XElement("code", span.Text),
        SpanStyle.Link when SafeLink.Allows(span.Target!) =>
            new XElement("a", new XAttribute("href", span.Target!), span.Text),
        _ => new XText(span.Text),
    };

    private static XElement Write(PictureGrid grid) =>
        new("ul", new XAttribute("class", "gallery"), grid.Pictures.Select(framed =>
            new XElement("li",
                framed.Bytes.IsEmpty ? null : new XElement("img",
                    new XAttribute("src", DataAddress(framed)),
                    new XAttribute("alt", $"Picture {framed.Id}. {framed.Lines[^1]}")),
                new XElement("p", new XElement("code", framed.Id)),
                framed.Lines.Select(line => new XElement("p", line)))));

    private static string DataAddress(FramedPicture picture) =>
        $"data:image/{(picture.Format == PictureFormat.Png ? "png" : "jpeg")};base64,"
        + Convert.ToBase64String(picture.Bytes.Span);

    private static XElement Write(Preformatted preformatted) =>
        new("figure",
            new XElement("figcaption", new XElement("strong", preformatted.Label)),
            Scrolling(preformatted.Label, new XElement("pre", preformatted.Text)));

    /// <summary>What may be wider than a phone scrolls inside a box that the keyboard reaches.</summary>
    private static XElement Scrolling(string label, XElement content) =>
        new("div", new XAttribute("class", "scroll"), new XAttribute("role", "region"),
            new XAttribute("aria-label", label), new XAttribute("tabindex", "0"), content);

    private XElement Write(Figure figure) =>
        new("figure", new XAttribute("id", $"figure-{figure.Name}"),
            new XElement("figcaption",
                new XElement("strong", $"Figure {++_figures}. {figure.Title}."), " ",
                synthetic ? new XElement("em", "Synthetic data. ") : null,
                figure.Caption),
            SvgFigure.Inline(figure, synthetic),
            new XElement("details",
                new XElement("summary", "Numbers of this figure"),
                Write(figure.Numbers, "")));

    private XElement Write(Table table, string number)
    {
        var classes = table.Columns.Select((column, i) => ClassOf(column, table.Rows.Select(row => row[i]))).ToList();
        return new("div", new XAttribute("class", "table"),
            Scrolling(number + table.Caption,
                new XElement("table",
                    new XElement("caption",
                        number.Length == 0 ? null : new XElement("strong", number), table.Caption,
                        synthetic ? new XElement("em", " (synthetic data)") : null),
                    new XElement("thead", new XElement("tr", table.Columns.Select((column, i) =>
                        new XElement("th", new XAttribute("scope", "col"), Attribute(classes[i]), column.Title)))),
                    new XElement("tbody", table.Rows.Take(ReportDocument.RowsShown).Select(row =>
                        new XElement("tr", row.Select((cell, i) => Write(cell, classes[i], i == 0))))))),
            RowsLeftOut(table));
    }

    private static XElement Write(Cell cell, string? classOfColumn, bool first) =>
        new(first ? "th" : "td",
            first ? new XAttribute("scope", "row") : null,
            Attribute(classOfColumn),
            cell.Tone is { } tone
                ? new XElement("span", ToneClass("verdict", tone), Inline(cell.Text))
                : Inline(cell.Text),
            cell.Note?.Split('\n').Select(line => new XElement("small", line)));

    // A column of sentences keeps a width in which they can be read; the table scrolls where the window is narrower.
    private static string? ClassOf(Column column, IEnumerable<Cell> cells) =>
        column.Numeric ? "number" : cells.Any(IsLong) ? "long" : null;

    // Code breaks anywhere.
    private static bool IsLong(Cell cell) => cell.Text.Style != SpanStyle.Code && cell.Text.Text.Length > ShortText;

    private static XAttribute? Attribute(string? name) => name is null ? null : new XAttribute("class", name);

    private static XElement? RowsLeftOut(Table table) => table.Rows.Count <= ReportDocument.RowsShown
        ? null
        : new XElement("p", new XAttribute("class", "more"),
            $"The first {ReportDocument.RowsShown} of {Format.Count(table.Rows.Count)} rows; all are in ",
            new XElement("code", $"tables/{table.Name}.csv"), ".");
}
