using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>
/// The model card (Mitchell et al. 2019) and the datasheet (Gebru et al. 2021): filled from the run, and from what
/// study.json says.
/// </summary>
internal static class CardSections
{
    public static Section ModelCard(ReportInputs inputs)
    {
        var (texts, train) = (inputs.Settings.Report.ModelCard, inputs.Settings.Train);
        return new Section("model-card", "Model card",
        [
            .. Entry(
                "Model details",
                $"XGBoost {inputs.XgboostVersion}, {train.Booster}, {train.Objective}: {Format.Raw(train.Rounds)} "
                + $"rounds, training seed {Format.Raw(train.Seed)}, settings as listed above. Trained on "
                + $"{Format.Raw(inputs.Train.Rows.Count)} rows with {Format.Raw(inputs.Train.Features.Count)} "
                + "features."),
            .. Entry("Intended use", texts.IntendedUse),
            .. Entry("Factors", texts.Factors),
            .. Entry(
                "Metrics",
                $"Accuracy at a probability cut of {Format.Raw(inputs.Metrics.Cut)}, and "
                + $"{Format.Raw(MetricText.All.Count - 1)} other metrics. {ResultSection.Intervals(inputs)}"),
            .. Entry("Training and evaluation data", $"{Sets(inputs)} The split method is {Split(inputs)}."),
            .. Entry("Quantitative analyses", Analyses(inputs)),
            .. Entry("Ethical considerations", texts.Ethics),
            .. Entry("Caveats and recommendations", texts.Caveats),
        ]);
    }

    public static Section Datasheet(ReportInputs inputs)
    {
        var texts = inputs.Settings.Report.Datasheet;
        return new Section("datasheet", "Datasheet",
        [
            .. Entry("Motivation", texts.Motivation),
            .. Entry("Composition", Composition(inputs)),
            .. Entry("Collection process", texts.Collection),
            .. Entry("Preprocessing and labelling", Labelling(inputs)),
            .. Entry("Uses", texts.Uses),
            .. Entry("Distribution", texts.Distribution),
            .. Entry("Maintenance", texts.Maintenance),
        ]);
    }

    private static IEnumerable<Block> Entry(string heading, string? text) =>
    [
        new Heading(heading),
        .. text is null
            ? [new Paragraph(Span.Emphasis("Not stated by the study."))]
            : text.ReplaceLineEndings("\n").Split("\n\n").Select(part => new Paragraph(part.Trim())),
    ];

    private static string Sets(ReportInputs inputs)
    {
        var (train, test) = (OutcomeCounts.Of(inputs.Train.Rows), OutcomeCounts.Of(inputs.Test.Rows));
        return $"{Format.Counted(train.Rows, "training row", "training rows")}, {Format.Count(train.InKayfabe)} of "
            + $"them {OutcomeCounts.Positive}; {Format.Counted(test.Rows, "test row", "test rows")}, "
            + $"{Format.Count(test.InKayfabe)} of them {OutcomeCounts.Positive}.";
    }

    private static string Split(ReportInputs inputs) =>
        inputs.Settings.Split.Method.ToString().ToLowerInvariant();

    private static string Analyses(ReportInputs inputs)
    {
        var accuracy = inputs.Metrics.EstimateOf(Metric.Accuracy);
        return $"Accuracy {Sentences.Share(accuracy)}{Sentences.Interval(accuracy)}; the majority "
            + $"baseline has {Sentences.Share(MajorityBaseline.Of(inputs).Accuracy)}."
            + (inputs.CrossValidation is { Scores.Count: > 0 } validation
                ? $" In cross-validation ({validation.Folds} folds of {ResultSection.Folds}, {validation.Repeats} "
                    + $"repeats): {Sentences.Share(validation.Accuracy)}{Sentences.Interval(validation.Accuracy)}."
                : "");
    }

    private static string Composition(ReportInputs inputs)
    {
        var days = inputs.Matrix.Rows.Select(row => row.Published).OfType<DateOnly>().Order().ToArray();
        var time = days.Length == 0
            ? "Their dates are not known."
            : FormattableString.Invariant($"Published from {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}.");
        var rows = inputs.Train.Rows.Count + inputs.Test.Rows.Count;
        return $"{Format.Counted(rows, "annotated picture", "annotated pictures")} of "
            + $"{Format.Counted(inputs.Posts, "post", "posts")}. {time}"
            + (inputs.Settings.Study.Synthetic ? " All data are synthetic." : "");
    }

    private static string Labelling(ReportInputs inputs) => inputs.RawData is null
        ? "The matrix is used as published; this build changes none of its values."
        : $"A detection counts as a feature at a confidence of {Format.Raw(inputs.Settings.Featurize!.Threshold)} or "
            + "more. "
            + ReliabilitySection.Ties(inputs);
}
