using System.Text;
using Kayfabe.Report.Document;

namespace Kayfabe.Report.Markdown;

/// <summary>The report as GitHub-flavoured Markdown; figures are the files beside it.</summary>
internal static class MarkdownPage
{
    public static string Write(ReportDocument document)
    {
        var study = document.Study;
        var text = new StringBuilder();
        Part(text, $"# {MarkdownText.Escape(study.Title)}{(study.Synthetic ? " (synthetic data)" : "")}");
        if (study.Synthetic)
            Part(text, Alert(new Callout(Tone.Synthetic, ReportDocument.SyntheticNotice)));
        Part(text, MarkdownText.Inline(Span.Emphasis(study.Question)));
        Part(text, MarkdownText.EscapeLine(document.Headline));
        Part(text, Table(
            [new("", ""), new("Result", ""), new("Context", "")],
            document.KeyResults.Select(result => (Cell[])[Span.Strong(result.Label), result.Value, result.Detail])));
        if (study.Description is { } description)
            Part(text, MarkdownText.EscapeLine(description));
        var (figures, tables) = (0, 0);
        foreach (var section in document.Sections)
        {
            Part(text, $"## {MarkdownText.Escape(section.Title)}");
            foreach (var block in section.Blocks)
            {
                var part = block switch
                {
                    Paragraph paragraph => Line(paragraph.Spans),
                    Heading heading => $"### {MarkdownText.Escape(heading.Text)}",
                    BulletList list => string.Join('\n', list.Items.Select(item => $"- {Line(item)}")),
                    Callout callout => Alert(callout),
                    Preformatted preformatted => Fenced(preformatted),
                    Table table => Captioned(table, ++tables, study.Synthetic),
                    Figure figure => Image(figure, ++figures, study.Synthetic),
                    PictureGrid grid => Pictures(grid),
                    _ => null,
                };
                if (part is not null)
                    Part(text, part);
            }
        }
        return text.ToString(0, text.Length - 1);
    }

    private static void Part(StringBuilder text, string part) => text.Append(part).Append("\n\n");

    private static string Line(IReadOnlyList<Span> spans) => string.Concat(spans.Select((span, i) =>
        i == 0 && span.Style == SpanStyle.Plain ? MarkdownText.EscapeLine(span.Text) : MarkdownText.Inline(span)));

    /// <summary>A GitHub alert: its word stands where the page has a colour.</summary>
    private static string Alert(Callout callout)
    {
        var word = callout.Tone switch
        {
            Tone.Pass => "TIP",
            Tone.Warn => "WARNING",
            Tone.Fail => "CAUTION",
            Tone.Synthetic => "IMPORTANT",
            _ => "NOTE",
        };
        return $"> [!{word}]\n> {Line(callout.Spans)}";
    }

    private static string Fenced(Preformatted preformatted)
    {
        var lines = preformatted.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        // Indented code, not a fence: nothing within can end it.
        return $"**{MarkdownText.Escape(preformatted.Label)}**\n\n"
            + string.Join('\n', lines.Select(line => line.Length == 0 ? "" : "    " + line));
    }

    private static string Image(Figure figure, int number, bool synthetic) =>
        $"![{MarkdownText.Escape(figure.Alternative)}](figures/{figure.Name}.svg)\n\n"
        + $"**Figure {number}. {MarkdownText.Escape(figure.Title)}.** {(synthetic ? "*Synthetic data.* " : "")}"
        + $"{MarkdownText.Escape(figure.Caption)} Numbers: "
        + $"[{figure.Numbers.Name}.csv](tables/{figure.Numbers.Name}.csv).";

    private static string Captioned(Table table, int number, bool synthetic)
    {
        var more = table.Rows.Count > ReportDocument.RowsShown
            ? $"\n\nThe first {ReportDocument.RowsShown} of {Format.Count(table.Rows.Count)} rows; "
                + $"all are in [{table.Name}.csv](tables/{table.Name}.csv)."
            : "";
        return $"**Table {number}.** {MarkdownText.Escape(table.Caption)}{(synthetic ? " *(synthetic data)*" : "")}\n\n"
            + Table(table.Columns, table.Rows.Take(ReportDocument.RowsShown)) + more;
    }

    private static string Table(IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Cell>> rows) =>
        string.Join('\n',
        [
            Row(columns.Select(column => MarkdownText.Escape(column.Title))),
            Row(columns.Select(column => column.Numeric ? "---:" : "---")),
            .. rows.Select(row => Row(row.Select(Text))),
        ]);

    /// <summary>Without the pictures: GitHub shows none that is embedded.</summary>
    private static string Pictures(PictureGrid grid) => string.Join('\n', grid.Pictures.Select(framed =>
        $"- {MarkdownText.Inline(Span.Code(framed.Id))}: "
        + string.Join("; ", framed.Lines.Select(MarkdownText.Escape))));

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(Cell cell) => string.Join("<br>",
    [
        cell.Tone is { } && cell.Text.Style == SpanStyle.Plain
            ? MarkdownText.Inline(Span.Strong(cell.Text.Text))
            : MarkdownText.Inline(cell.Text),
        .. cell.Note?.Split('\n').Select(MarkdownText.Escape) ?? [],
    ]);
}
