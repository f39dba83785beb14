using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Comparisons;

/// <summary>Short ways to write folds.</summary>
internal static class FoldCases
{
    /// <summary>Rows by name, each of its own post, + where it is predicted right.</summary>
    public static FoldResult Fold(int repeat, int fold, string rows, int trainRows = 10) => new(
        repeat,
        fold,
        trainRows,
        [.. rows.Split(' ').Select(row => new Prediction(row[..1], row[..1], true, row[1] == '+' ? 1 : 0))]);

    /// <summary>
    /// Five folds of 20 rows, each of a post of its own and half of them in kayfabe, of which in each fold so many are
    /// predicted right.
    /// </summary>
    public static FoldResult[] Folds(params int[] right) =>
    [
        .. right.Select((count, fold) => new FoldResult(
            0, fold, 80,
            [
                .. Enumerable.Range(0, 20).Select(i => new Prediction(
                    $"r{fold}.{i}", $"p{fold}.{i}", i % 2 == 0, i < count == (i % 2 == 0) ? 1 : 0)),
            ])),
    ];

    /// <summary>A model of those folds.</summary>
    public static ModelFolds Model(ComparedSet set, SettingsSource source, params int[] right) => new(
        ModelFolds.NameOf(set, source), set.Name, source, "10 features", Folds(right),
        source == SettingsSource.Tuned ? ["b", "a", "b", "a", "b"] : []);

    /// <summary>The rule that always predicts the more frequent outcome.</summary>
    public static ModelFolds Majority(params int[] right) => new(
        ModelFolds.Majority, ModelFolds.Majority, SettingsSource.None, "none", Folds(right), []);
}
