using System.Text;
using Kayfabe.Report.Document;

namespace Kayfabe.Report.Markdown;

/// <summary>Text as GitHub-flavoured Markdown that shows exactly that text.</summary>
internal static class MarkdownText
{
    /// <summary>Escapes a text for any place within a line; line breaks become spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                // '$' opens a formula and '@' a mention on GitHub; the rest is CommonMark's and GFM's own.
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' or '!' =>
                    escaped.Append('\\').Append((char)rune.Value),
                '@' => escaped.Append("&#64;"),
                < 0x20 or (>= 0x7f and < 0xa0) => escaped.Append('\ufffd'),
                _ => escaped.Append(rune.ToString()),
            };
        }
        return escaped.ToString();
    }

    /// <summary>Escapes a text that begins a line, where <c># - + =</c> and <c>1.</c> mean something too.</summary>
    public static string EscapeLine(string text)
    {
        var line = Escape(text).TrimStart();
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < line.Length && line[digits] is '.' or ')')
            return line.Insert(digits, "\\");
        return line.Length > 0 && line[0] is '#' or '-' or '+' or '=' ? "\\" + line : line;
    }

    /// <summary>A run of text within a line.</summary>
    public static string Inline(Span span) => span.Style switch
    {
        SpanStyle.Strong => Marked("**", span.Text),
        SpanStyle.Emphasis => Marked("*", span.Text),
        // An element, not backticks: these take a '|' of a table cell literally and cannot hold every text.
        SpanStyle.Code when span.Text.Length > 0 => $"<code>{Escape(span.Text)}</code>",
        SpanStyle.Link when SafeLink.Allows(span.Target!) => $"[{Escape(span.Text)}](<{Target(span.Target!)}>)",
        _ => Escape(span.Text),
    };

    /// <summary>Marks stand next to the words, or they are not taken for marks.</summary>
    private static string Marked(string mark, string text)
    {
        var words = text.Trim();
        return words.Length == 0 ? "" : $"{mark}{Escape(words)}{mark}{(text.EndsWith(' ') ? " " : "")}";
    }

    private static string Target(string url) => url
        .Replace("\\", "%5C", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal)
        .Replace("&", "&amp;", StringComparison.Ordinal);
}
