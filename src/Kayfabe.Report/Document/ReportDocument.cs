using Kayfabe.Study;

namespace Kayfabe.Report.Document;

/// <summary>The report before it takes a format.</summary>
/// <param name="Study">Title, question, and whether the data are synthetic.</param>
/// <param name="Headline">The result in one sentence.</param>
/// <param name="KeyResults">What the first screen shows beside it.</param>
/// <param name="Sections">The sections, in order.</param>
internal sealed record ReportDocument(
    StudyHeader Study, string Headline, IReadOnlyList<KeyResult> KeyResults, IReadOnlyList<Section> Sections)
{
    /// <summary>What stands wherever a part of a synthetic study is shown.</summary>
    public const string SyntheticNotice =
        "Synthetic data: everything in this study was generated to test the build and describes no real person.";

    /// <summary>Tables on a page stop after so many rows; the CSV file has all.</summary>
    public const int RowsShown = 60;

    /// <summary>All tables in the order of the page, those of figures included.</summary>
    public IEnumerable<Table> Tables => Sections.SelectMany(section => section.Blocks).SelectMany(block => block switch
    {
        Table table => [table],
        Figure figure => [figure.Numbers],
        CsvOnly { Table: var table } => [table],
        _ => Array.Empty<Table>(),
    });

    /// <summary>All figures in the order of the page.</summary>
    public IEnumerable<Figure> Figures => Sections.SelectMany(section => section.Blocks).OfType<Figure>();
}

/// <summary>A part of the report.</summary>
/// <param name="Id">The anchor: lower case and hyphens.</param>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">The content, in order.</param>
internal sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks);

/// <summary>A number that the first screen shows.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number or verdict, a word or two.</param>
/// <param name="Detail">What to read it with.</param>
/// <param name="Tone">The verdict's colour; null for a plain number.</param>
internal sealed record KeyResult(string Label, string Value, string Detail, Tone? Tone = null);

/// <summary>What a page is about.</summary>
/// <param name="Id">The study's folder name.</param>
/// <param name="Title">The title of the page.</param>
/// <param name="Question">What is asked, a sentence.</param>
/// <param name="Description">More about the study, as its author wrote it.</param>
/// <param name="Synthetic">Whether the data were made up. The page, every figure and every table then say so.</param>
public sealed record StudyHeader(string Id, string Title, string Question, string? Description, bool Synthetic)
{
    /// <summary>The header of a study's pages.</summary>
    /// <param name="id">The study's folder name.</param>
    /// <param name="texts">What the study says of itself.</param>
    public static StudyHeader Of(string id, StudyTexts texts) =>
        new(id, texts.Title, texts.Question, texts.Description, texts.Synthetic);
}
