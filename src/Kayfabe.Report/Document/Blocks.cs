using System.Xml.Linq;

namespace Kayfabe.Report.Document;

/// <summary>A part of a section, the same for every format that is written.</summary>
internal abstract record Block;

/// <summary>A paragraph of running text.</summary>
internal sealed record Paragraph(params IReadOnlyList<Span> Spans) : Block;

/// <summary>A heading below the section's own.</summary>
internal sealed record Heading(string Text) : Block;

/// <summary>A bulleted list, one line an item.</summary>
internal sealed record BulletList(IReadOnlyList<IReadOnlyList<Span>> Items) : Block;

/// <summary>Text whose columns matter, in a fixed-width font.</summary>
internal sealed record Preformatted(string Label, string Text) : Block;

/// <summary>What a reader must not miss.</summary>
internal sealed record Callout(Tone Tone, params IReadOnlyList<Span> Spans) : Block;

/// <summary>A table that is written as CSV only, because the page shows the same numbers in another form.</summary>
internal sealed record CsvOnly(Table Table) : Block;

/// <summary>A figure with its numbers.</summary>
/// <param name="Name">File name without extension, and the stem of the ids in the page: lower case and hyphens.</param>
/// <param name="Title">What the figure shows, stated as a finding: a sentence without a full stop.</param>
/// <param name="Caption">How to read it, with units; sentences.</param>
/// <param name="Alternative">What a reader who cannot see it should know; sentences.</param>
/// <param name="Drawing">The shapes, in a system <see cref="Canvas.Width"/> units wide.</param>
/// <param name="Numbers">What was drawn.</param>
internal sealed record Figure(
    string Name, string Title, string Caption, string Alternative, Canvas Drawing, Table Numbers) : Block;

/// <summary>The shapes of a figure, and how many units high it is.</summary>
internal sealed record Canvas(double Height, IReadOnlyList<XElement> Shapes)
{
    /// <summary>
    /// All figures are 520 units wide. With type of 14 units a figure is legible at full size in a column of text and
    /// still at about 10 pixels on a phone of 390, so that no figure has to be panned.
    /// </summary>
    public const double Width = 520;
}

/// <summary>The colour, and always also the word, of a remark.</summary>
internal enum Tone
{
    Note,
    Pass,
    Warn,
    Fail,
    Synthetic,
}

/// <summary>A part of the report, which appears when its part of the model is there.</summary>
/// <param name="Id">The anchor: lower case and hyphens.</param>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">The content, in order.</param>
internal sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks);
