using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>Where a model's settings come from.</summary>
public enum SettingsSource
{
    /// <summary>A rule without settings.</summary>
    None,

    /// <summary>Those of the study's own model.</summary>
    Study,

    /// <summary>Chosen by inner folds of each training set, from <see cref="SettingsGrid"/>.</summary>
    Tuned,
}

/// <summary>A model's predictions in a cross-validation.</summary>
/// <param name="Name">The model's name; different for each.</param>
/// <param name="Set">The name of the feature set; that of the rule for a rule.</param>
/// <param name="Source">Where its settings come from.</param>
/// <param name="Features">What it saw, a phrase: <c>10 metadata</c>.</param>
/// <param name="Folds">What it predicted.</param>
/// <param name="Choices">The settings that were chosen, one for each tested fold; none where nothing was.</param>
public sealed record ModelFolds(
    string Name, string Set, SettingsSource Source, string Features, IReadOnlyList<FoldResult> Folds,
    IReadOnlyList<string> Choices)
{
    /// <summary>The rule that always predicts the more frequent outcome of all rows.</summary>
    public const string Majority = "majority class";

    /// <summary>The rule of the best single feature.</summary>
    public const string BestFeature = "best single feature";

    /// <summary>The name of the model of a feature set.</summary>
    public static string NameOf(ComparedSet set, SettingsSource source) =>
        source == SettingsSource.Tuned ? $"{set.Name}, tuned" : set.Name;
}

/// <summary>How good a model is.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Set">The name of the feature set; that of the rule for a rule.</param>
/// <param name="Source">Where its settings come from.</param>
/// <param name="Features">What it saw, a phrase.</param>
/// <param name="Accuracy">The share of rows that was predicted right, with its interval.</param>
/// <param name="Choices">The settings that were chosen, and in how many folds; the most frequent first.</param>
public sealed record ComparedModel(
    string Name, string Set, SettingsSource Source, string Features, Estimate Accuracy, IReadOnlyList<Choice> Choices)
{
    /// <summary>Whether it is the study's own model: everything, with the study's settings.</summary>
    public bool IsReported => Source == SettingsSource.Study && Set == ComparedSet.Everything.Name;
}

/// <summary>Settings that were chosen in a number of folds.</summary>
/// <param name="Settings">Their name.</param>
/// <param name="Folds">The number of folds.</param>
public sealed record Choice(string Settings, int Folds);

/// <summary>How much more accurate one model is than another on the same folds.</summary>
/// <param name="First">A model's name.</param>
/// <param name="Second">The name of the one that it is compared with.</param>
/// <param name="Accuracy">First minus second, with the 95 % interval of this difference alone.</param>
/// <param name="P">The two-sided p value of no difference; null where there is no interval.</param>
/// <param name="AdjustedP">The same, adjusted for all differences that are listed with it: <see cref="Holm"/>.</param>
public sealed record ModelDifference(string First, string Second, Estimate Accuracy, double? P, double? AdjustedP)
{
    /// <summary>Whether there is a difference beyond chance, all differences of the list considered.</summary>
    public bool IsClear => AdjustedP < 1 - Interval.Level;
}

/// <summary>Models of other features and settings beside the study's own, on the same folds.</summary>
/// <param name="Cut">The probability at or above which a row counts as predicted in kayfabe.</param>
/// <param name="Folds">The folds of a repeat.</param>
/// <param name="Repeats">The repeats.</param>
/// <param name="Rows">The rows that were tested, each once in each repeat.</param>
/// <param name="Posts">Their posts.</param>
/// <param name="Models">The models, the study's own first.</param>
/// <param name="Differences">Between models, paired by row.</param>
/// <param name="Ladder">
/// The models in an order in which each differs in one thing from the one before, from the study's own to one that has
/// only detections, takes blanks for zeros and chooses its settings, as far as the study has these.
/// </param>
/// <param name="LeftOut">Feature sets that were not tried.</param>
public sealed record ModelComparison(
    double Cut,
    int Folds,
    int Repeats,
    int Rows,
    int Posts,
    IReadOnlyList<ComparedModel> Models,
    IReadOnlyList<ModelDifference> Differences,
    IReadOnlyList<ModelDifference> Ladder,
    IReadOnlyList<LeftOutSet> LeftOut)
{
    /// <summary>Compares.</summary>
    /// <param name="models">The models, all on the same folds; the study's own first.</param>
    /// <param name="leftOut">The feature sets that were not tried.</param>
    /// <param name="cut">The probability at or above which a row counts as predicted in kayfabe.</param>
    public static ModelComparison Of(
        IReadOnlyList<ModelFolds> models, IReadOnlyList<LeftOutSet> leftOut, double cut)
    {
        var folds = models.Count == 0 ? [] : models[0].Folds;
        var rows = folds.SelectMany(fold => fold.Predictions ?? [])
            .DistinctBy(row => row.Id, StringComparer.Ordinal).ToArray();
        return new ModelComparison(
            cut,
            folds.Select(fold => fold.Fold + 1).DefaultIfEmpty().Max(),
            folds.Select(fold => fold.Repeat + 1).DefaultIfEmpty().Max(),
            rows.Length,
            rows.Select(row => row.Post).Distinct(StringComparer.Ordinal).Count(),
            [.. models.Select(model => Evaluate(model, cut))],
            DifferencesOf(ComparisonPairs.All(models), cut),
            DifferencesOf(ComparisonPairs.Ladder(models), cut),
            leftOut);
    }

    /// <summary>The model of that name; null where there is none.</summary>
    public ComparedModel? Find(string name) => Models.FirstOrDefault(model => model.Name == name);

    private static ComparedModel Evaluate(ModelFolds model, double cut) => new(
        model.Name, model.Set, model.Source, model.Features, model.Folds.Accuracy(cut),
        [
            .. model.Choices.GroupBy(choice => choice, StringComparer.Ordinal)
                .Select(same => new Choice(same.Key, same.Count()))
                .OrderByDescending(choice => choice.Folds).ThenBy(choice => choice.Settings, StringComparer.Ordinal),
        ]);

    private static ModelDifference[] DifferencesOf(
        IEnumerable<(ModelFolds First, ModelFolds Second)> pairs, double cut)
    {
        var differences = pairs.Select(pair => (pair, Difference: pair.First.Folds.Difference(pair.Second.Folds, cut)))
            .ToArray();
        var adjusted = Holm.Adjust([.. differences.Select(each => each.Difference.P)]);
        return
        [
            .. differences.Zip(adjusted, (each, p) => new ModelDifference(
                each.pair.First.Name, each.pair.Second.Name, each.Difference.Mean, each.Difference.P, p)),
        ];
    }
}
