using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Report.Sections;

/// <summary>Rows, features, sets, settings.</summary>
internal static class InputsSection
{
    public static Section Of(ReportInputs inputs)
    {
        var (train, test) = (inputs.Train.Rows.Count, inputs.Test.Rows.Count);
        return new Section("inputs", "Data and settings",
        [
            new Paragraph(
                $"{Format.Counted(train + test, "annotated picture", "annotated pictures")} from "
                + $"{Format.Counted(inputs.Posts, "post", "posts")}, "
                + $"{Format.Counted(inputs.Train.Features.Count, "feature", "features")}. "
                + $"The model was trained on {Format.Counted(train, "row", "rows")}; "
                + $"{Format.Counted(test, "row was", "rows were")} held out for testing."),
            Sets(inputs),
            Features(inputs.Train.Features),
            Settings(inputs),
        ]);
    }

    private static Table Sets(ReportInputs inputs) => new(
        "sets", "Rows by set and outcome",
        [
            new("Set", "set"), new("Rows", "rows", true), new("In kayfabe", "inKayfabe", true),
            new("Not in kayfabe", "notInKayfabe", true), new($"Share {OutcomeCounts.Positive}", "share", true),
        ],
        [Row("Train", OutcomeCounts.Of(inputs.Train.Rows)), Row("Test", OutcomeCounts.Of(inputs.Test.Rows))]);

    private static Cell[] Row(string set, OutcomeCounts counts) =>
    [
        set, Cell.Count(counts.Rows), Cell.Count(counts.InKayfabe), Cell.Count(counts.NotInKayfabe),
        Cell.Share(counts.Share),
    ];

    private static Table Features(IReadOnlyList<Feature> features) => new(
        "feature-kinds", "Features by kind",
        [new("Kind", "kind"), new("Features", "features", true)],
        [
            .. features.GroupBy(feature => feature.Kind).OrderBy(kind => kind.Key)
                .Select(kind => (Cell[])[Name(kind.Key), Cell.Count(kind.Count())]),
        ]);

    private static Table Settings(ReportInputs inputs) => new(
        "settings", "Settings used",
        [new("Stage", "stage"), new("Setting", "setting"), new("Value", "value"), new("Source", "from")],
        [
            .. inputs.Settings.All
                .Where(entry => entry.Value is not null && entry.Name.Contains('.', StringComparison.Ordinal))
                .Select(entry => Row(entry, inputs.Overridden)),
        ]);

    private static Cell[] Row(SettingEntry entry, IReadOnlyList<string> overridden)
    {
        var dot = entry.Name.IndexOf('.', StringComparison.Ordinal);
        var (stage, name) = (entry.Name[..dot], entry.Name[(dot + 1)..]);
        var isOverridden = overridden.Any(option => SettingName.Means(option, entry.Name));
        return
        [
            stage, Span.Code(name), Span.Code(entry.Value!),
            isOverridden ? new Cell("command line", Tone: Tone.Warn) : "study.json or default",
        ];
    }

    private static string Name(FeatureKind kind) => kind switch
    {
        FeatureKind.Metadata => "Metadata of the post",
        FeatureKind.Label => "Label (DetectLabels)",
        FeatureKind.Moderation => "Moderation label (DetectModerationLabels)",
        FeatureKind.Celebrity => "Celebrity (RecognizeCelebrities)",
        _ => "Detection, service not known",
    };
}
