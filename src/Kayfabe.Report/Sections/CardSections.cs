using Kayfabe.Report.Document;

namespace Kayfabe.Report.Sections;

/// <summary>The model card and the datasheet.</summary>
internal static class CardSections
{
    public static Section? Model(ReportModel model) =>
        model.ModelCard is { } card ? Of("model-card", "Model card", card) : null;

    public static Section? Data(ReportModel model) =>
        model.Datasheet is { } card ? Of("datasheet", "Datasheet", card) : null;

    private static Section Of(string id, string title, Card card) => new(id, title,
    [
        .. card.Entries.SelectMany(entry => (Block[])
        [
            new Heading(entry.Heading),
            .. entry.Text is { } text
                ? text.ReplaceLineEndings("\n").Split("\n\n").Select(part => new Paragraph(part.Trim()))
                : [new Paragraph(Span.Emphasis("The study does not say."))],
        ]),
    ]);
}
