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

/// <summary>The colour, and always also the word, of a remark.</summary>
internal enum Tone
{
    Note,
    Pass,
    Warn,
    Fail,
    Synthetic,
}

/// <summary>Pictures side by side.</summary>
internal sealed record PictureGrid(IReadOnlyList<FramedPicture> Pictures) : Block;

/// <summary>A picture and the lines below it.</summary>
/// <param name="Id">The picture's id.</param>
/// <param name="Format">The format of the bytes.</param>
/// <param name="Bytes">The picture, which is embedded in the page; none where it is too large for that.</param>
/// <param name="Lines">The last line is also the alternative text for readers who cannot see the picture.</param>
internal sealed record FramedPicture(
    string Id, PictureFormat Format, ReadOnlyMemory<byte> Bytes, IReadOnlyList<string> Lines);

/// <summary>The formats that a page may embed. Not SVG, which is a document with links of its own.</summary>
internal enum PictureFormat
{
    Jpeg,
    Png,
}
