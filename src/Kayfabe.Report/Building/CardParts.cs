using Kayfabe.Report.Document;

namespace Kayfabe.Report;

/// <summary>The model card and the datasheet: filled from the run, and from what study.json says.</summary>
internal static class CardParts
{
    public static Card ModelCard(ReportSources sources, ReportModel model)
    {
        var (texts, train) = (sources.Settings.Report.ModelCard, sources.Settings.Train);
        var library = $"XGBoost {sources.XgboostVersion}";
        return new Card(
        [
            new("Model details", FormattableString.Invariant(
                $"{library}, {train.Booster}, {train.Objective}: {train.Rounds} rounds, training seed {train.Seed}, settings below. Trained on {model.Inputs.Train.Rows} rows with {sources.Train.Features.Count} features.")),
            new("Intended use", texts.IntendedUse),
            new("Factors", texts.Factors),
            new("Metrics", FormattableString.Invariant(
                $"Accuracy at a probability of {model.Result.Cut}, beside {model.Result.Metrics.Count - 1} other measures. {model.Result.Intervals}")),
            new("Training and evaluation data", FormattableString.Invariant(
                $"{Sets(model)} The split is {model.Comparisons?.Rows.FirstOrDefault(row => row.IsReported)?.Split ?? sources.Settings.Split.Method.ToString().ToLowerInvariant()}.")),
            new("Quantitative analyses", Analyses(model)),
            new("Ethical considerations", texts.Ethics),
            new("Caveats and recommendations", texts.Caveats),
        ]);
    }

    public static Card Datasheet(ReportSources sources, ReportModel model)
    {
        var texts = sources.Settings.Report.Datasheet;
        return new Card(
        [
            new("Motivation", texts.Motivation),
            new("Composition", Composition(sources, model)),
            new("Collection process", texts.Collection),
            new("Preprocessing and labelling", Labelling(sources, model)),
            new("Uses", texts.Uses),
            new("Distribution", texts.Distribution),
            new("Maintenance", texts.Maintenance),
        ]);
    }

    private static string Sets(ReportModel model) =>
        $"{Format.Counted(model.Inputs.Train.Rows, "row", "rows")} to train on, {Format.Count(model.Inputs.Train.InKayfabe)} "
        + $"of them {model.Study.Positive}; {Format.Counted(model.Inputs.Test.Rows, "row", "rows")} to test on, "
        + $"{Format.Count(model.Inputs.Test.InKayfabe)} of them {model.Study.Positive}.";

    private static string Analyses(ReportModel model) =>
        $"Accuracy {Sentences.Share(model.Result.Accuracy)}{Sentences.Interval(model.Result.Accuracy)}; the more frequent "
        + $"outcome alone gives {Sentences.Share(model.Result.Majority)}."
        + string.Concat(model.CrossValidations.Select(folds =>
            $" On other rows ({folds.Folds} folds of {folds.Name}, {folds.Repeats} times): "
            + $"{Sentences.Share(folds.Accuracy)}{Sentences.Interval(folds.Accuracy)}."));

    private static string Composition(ReportSources sources, ReportModel model)
    {
        var days = sources.Matrix.Rows.Select(row => row.Published).OfType<DateOnly>().Order().ToArray();
        var time = days.Length == 0
            ? "Their days are not known."
            : FormattableString.Invariant($"Published from {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}.");
        return $"{Format.Counted(model.Inputs.Rows, "annotated picture", "annotated pictures")} of "
            + $"{Format.Counted(model.Inputs.Posts ?? 0, "post", "posts")}. {time}"
            + (sources.Settings.Study.Synthetic ? " All of it is synthetic." : "");
    }

    private static string Labelling(ReportSources sources, ReportModel model) => sources.Road is null
        ? "The matrix was published as it is; this build changes no value of it."
        : $"A detection counts at a confidence of {Format.Raw(sources.Settings.Featurize!.Threshold)} or more. "
            + model.Reliability?.Ties;
}
