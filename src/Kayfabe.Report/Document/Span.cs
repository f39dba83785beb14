namespace Kayfabe.Report.Document;

/// <summary>How a run of text is set.</summary>
internal enum SpanStyle
{
    Plain,
    Strong,
    Emphasis,
    Code,
    Link,
}

/// <summary>A run of text. The text is never markup: each renderer escapes it for its own format.</summary>
internal sealed record Span(string Text, SpanStyle Style = SpanStyle.Plain, string? Target = null)
{
    public static implicit operator Span(string text) => new(text);

    public static Span Strong(string text) => new(text, SpanStyle.Strong);

    public static Span Emphasis(string text) => new(text, SpanStyle.Emphasis);

    public static Span Code(string text) => new(text, SpanStyle.Code);

    /// <summary>A link; a target that is not <see cref="SafeLink">safe</see> leaves the text alone.</summary>
    public static Span Link(string text, string target) => new(text, SpanStyle.Link, target);
}
