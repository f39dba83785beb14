using Kayfabe.Report.Document;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Report.Sections;

/// <summary>What went in: rows, features, sets, settings.</summary>
internal static class InputsSection
{
    public static Section Of(ReportModel model)
    {
        var inputs = model.Inputs;
        var posts = inputs.Posts is { } known ? $" from {Format.Counted(known, "post", "posts")}" : "";
        return new Section("inputs", "What went in",
        [
            new Paragraph(
                $"{Format.Counted(inputs.Rows, "annotated picture", "annotated pictures")}{posts}, "
                + $"{Format.Counted(inputs.Features.Sum(kind => kind.Count), "feature", "features")}. "
                + $"The model saw {Format.Counted(inputs.Train.Rows, "row", "rows")} in training; "
                + $"{Format.Counted(inputs.Test.Rows, "row was", "rows were")} held out for the test."),
            Sets(model),
            Features(inputs),
            Settings(inputs),
        ]);
    }

    private static Table Sets(ReportModel model) => new(
        "sets", "Rows by set and outcome",
        [
            new("Set", "set"), new("Rows", "rows", true), new(Capital(model.Study.Positive), "inKayfabe", true),
            new(Capital(model.Study.Negative), "notInKayfabe", true),
            new($"Share {model.Study.Positive}", "share", true),
        ],
        [Row("Train", model.Inputs.Train), Row("Test", model.Inputs.Test)]);

    private static Cell[] Row(string set, RowCount count) =>
    [
        set, Cell.Count(count.Rows), Cell.Count(count.InKayfabe), Cell.Count(count.NotInKayfabe),
        Cell.Share(count.Rows == 0 ? null : (double)count.InKayfabe / count.Rows),
    ];

    private static Table Features(Inputs inputs) => new(
        "feature-kinds", "Features by kind",
        [new("Kind", "kind"), new("Features", "features", true)],
        [.. inputs.Features.Select(kind => (Cell[])[Name(kind.Kind), Cell.Count(kind.Count)])]);

    private static Table Settings(Inputs inputs) => new(
        "settings", "Settings as they were used",
        [new("Stage", "stage"), new("Setting", "setting"), new("Value", "value"), new("From", "from")],
        [
            .. inputs.Settings.Select(setting => (Cell[])
            [
                setting.Stage, Span.Code(setting.Name), Span.Code(setting.Value),
                setting.Overridden ? new Cell("command line", Tone: Tone.Warn) : "study.json or default",
            ]),
        ]);

    private static string Name(FeatureKind kind) => kind switch
    {
        FeatureKind.Metadata => "Metadata of the post",
        FeatureKind.Label => "Label (DetectLabels)",
        FeatureKind.Moderation => "Moderation label (DetectModerationLabels)",
        FeatureKind.Celebrity => "Celebrity (RecognizeCelebrities)",
        _ => "Detection, service not known",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
