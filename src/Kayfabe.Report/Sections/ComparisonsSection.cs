using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Comparisons;

namespace Kayfabe.Report.Sections;

/// <summary>The study's model beside models of other features and settings, all on the same folds.</summary>
internal static class ComparisonsSection
{
    /// <summary>How settings are chosen, a sentence.</summary>
    private const string Choice =
        "Tuned settings are chosen in each training set, by inner folds of whole posts, as those that predict most "
        + "rows right, from a fixed grid of boosted trees (depth 2, 4 or 6; 25, 50 or 100 rounds; XGBoost's defaults "
        + "are one of them) and logistic regression with several L2 penalties; test rows have no part in it.";

    public static Section? Of(ReportInputs inputs) => inputs.Comparison is not { } comparison ? null : new Section(
        "comparisons", "Comparison of features and settings",
        [
            .. comparison.Models.Any(model => model.Accuracy.Value is not null)
                ? (Block[])
                [
                    new Paragraph(Method(inputs, comparison)), Models(comparison), Settings(comparison),
                    .. comparison.Differences.Any(pair => pair.AdjustedP is not null)
                        ? (Block[])[DifferencesFigure.Of(comparison.Differences)]
                        : [],
                ]
                :
                [
                    new Paragraph(
                        "No model could be compared: there are too few posts for folds whose training rows have both "
                        + "outcomes."),
                ],
        ]);

    /// <summary>The cross-validation, a phrase: <c>2 repeats of 5 folds of whole posts</c>.</summary>
    public static string Folds(ModelComparison comparison) =>
        $"{Format.Counted(comparison.Repeats, "repeat", "repeats")} of "
        + $"{Format.Counted(comparison.Folds, "fold", "folds")} of {ResultSection.Folds}";

    private static string Method(ReportInputs inputs, ModelComparison comparison)
    {
        var isSmall = comparison.Models.All(model => model.Accuracy.Interval is null);
        return $"All models of this section are tested on the same {Format.Counted(comparison.Rows, "row", "rows")}, "
            + $"in {Folds(comparison)}. Each feature set is trained with the study's settings, which were made for its "
            + $"own features (tree_method {inputs.Settings.Train.TreeMethod}), and with settings that are tuned for it. "
            + $"{Choice} "
            + (isSmall
                ? "There are too few posts or rows of an outcome for intervals, and no difference is judged."
                : "95 % intervals are the wider of a corrected resampled t interval over folds (Nadeau and Bengio, "
                    + "2003) and a t interval over posts, both corrected for the overlap of the training sets.")
            + LeftOut(comparison.LeftOut);
    }

    private static string LeftOut(IReadOnlyList<LeftOutSet> sets) => sets.Count == 0
        ? ""
        : $" Not trained: {string.Join("; ", sets.Select(set => $"{set.Name} ({set.Reason})"))}.";

    /// <summary>The accuracy of every model with its interval.</summary>
    private static Figure Models(ModelComparison comparison)
    {
        var known = comparison.Models.Where(model => model.Accuracy.Value is not null).ToList();
        return new Figure(
            "comparisons",
            Title(known),
            "Accuracy in cross-validation"
                + (known.Any(model => model.Accuracy.Interval is not null) ? " with its 95 % interval" : "")
                + "; all models have the same test rows. The constant prediction is the outcome that is more frequent "
                + "in all rows.",
            string.Join("; ", known.Select(model => $"{model.Name} {Sentences.Share(model.Accuracy)}")) + ".",
            ForestPlot.Draw(
                "Accuracy in cross-validation (%)",
                [.. known.Select(model => (model.Name, model.Accuracy, model.IsReported))],
                Constant(comparison) is { } constant ? (constant, "constant prediction") : null),
            new Table(
                "comparisons", "Models compared in cross-validation",
                [
                    new("Model", "name"), new("Features", "features"), new("Accuracy", "accuracy", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. comparison.Models.Select(model => (Cell[])
                    [
                        model.IsReported ? Span.Strong(model.Name) : model.Name, model.Features,
                        .. Cell.ShareWithInterval(model.Accuracy),
                    ]),
                ]));
    }

    private static string Title(List<ComparedModel> known)
    {
        var others = known.Where(model => model is { IsReported: false, Source: not SettingsSource.None })
            .Select(model => model.Accuracy.Value!.Value).ToArray();
        return known.Find(model => model.IsReported) is { } reported && others.Length > 0
            ? $"In cross-validation the study's features and settings have an accuracy of "
                + $"{Sentences.Share(reported.Accuracy)}, others {Range(others)}"
            : $"Accuracy ranges from {Sentences.Share(known.Min(model => model.Accuracy.Value))} to "
                + $"{Sentences.Share(known.Max(model => model.Accuracy.Value))}";
    }

    private static string Range(double[] shares)
    {
        var (least, most) = (Format.Percent(shares.Min()), Format.Percent(shares.Max()));
        return least == most ? least : $"{least} to {most}";
    }

    private static double? Constant(ModelComparison comparison) =>
        comparison.Find(ModelFolds.Majority)?.Accuracy.Value;

    /// <summary>Each feature set under both settings, and which were chosen.</summary>
    private static Table Settings(ModelComparison comparison) => new(
        "feature-sets", "Feature sets with the study's settings and with tuned ones",
        [
            new("Features", "set"), new("Study's settings", "study", true), new("Tuned settings", "tuned", true),
            new("Chosen most often", "settings"),
        ],
        [
            .. from chosen in comparison.Models
               where chosen.Source == SettingsSource.Tuned
               let study = comparison.Models.FirstOrDefault(model =>
                   model.Source == SettingsSource.Study && model.Set == chosen.Set)
               select (Cell[])
               [
                   chosen.Set, Cell.Share(study?.Accuracy.Value), Cell.Share(chosen.Accuracy.Value), Chosen(chosen),
               ],
        ]);

    private static string Chosen(ComparedModel model) => string.Join("; ", model.Choices.Take(2).Select(choice =>
        $"{choice.Settings} ({Format.Count(choice.Folds)} of {Format.Count(model.Choices.Sum(each => each.Folds))})"));
}
