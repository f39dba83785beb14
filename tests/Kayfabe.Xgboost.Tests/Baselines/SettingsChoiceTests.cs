using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Xgboost.Tests.Baselines;

public class SettingsChoiceTests
{
    private static readonly BaselinesSettings Baselines = new();

    [Fact]
    public void The_grid_has_xgboosts_own_defaults()
    {
        var trees = Assert.Single(SettingsGrid.Options(Baselines), option => option.IsDefault).Trees;
        Assert.Equal(
            new TrainSettings { TreeMethod = "hist", MaxDepth = 6, MinChildWeight = 1 }.Parameters(),
            trees!.Parameters());
        Assert.Distinct(SettingsGrid.Options(Baselines).Select(option => option.Name));
    }

    [Fact]
    public void The_first_rounds_of_a_training_are_a_training_of_fewer_rounds()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 5);
        foreach (var option in SettingsGrid.Options(Baselines).Where(option => option.Trees is not null).Take(3))
        {
            Assert.Equal(
                CandidateTrainer.Trees(matrix, matrix, Settings(option.Trees!)),
                SettingsChoice.Predict(matrix, matrix, option, Baselines.Passes));
        }
    }

    private static TrainSettings Settings(GridTrees trees) => new()
    {
        TreeMethod = "hist",
        Rounds = trees.Rounds,
        MaxDepth = trees.Depth,
        MinChildWeight = trees.MinChildWeight,
    };

    [Fact]
    public void What_depends_on_two_features_at_once_is_not_left_to_a_logistic_regression()
    {
        Given.TheLibrary();
        var choice = SettingsChoice.Choose(OneOrTheOther(), Baselines, cut: 0.5, seed: 1);
        Assert.NotNull(choice.Trees);
        Assert.Equal(choice, SettingsChoice.Choose(OneOrTheOther(), Baselines, cut: 0.5, seed: 1));
    }

    [Fact]
    public void Without_inner_folds_the_defaults_are_chosen()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(2, 3);
        Assert.True(SettingsChoice.Choose(matrix, Baselines, cut: 0.5, seed: 1).IsDefault);
    }

    [Fact]
    public void Every_model_predicts_every_test_row_and_the_same_again()
    {
        Given.TheLibrary();
        var matrix = Mixed.Matrix();
        FoldResult[] own =
        [
            .. GroupedFolds.Of(matrix.Rows, 3, repeat: 0, seed: 1).Index().Select(fold => new FoldResult(
                0, fold.Index, fold.Item.Train.Count,
                CandidateTrainer.Trees(
                    matrix.SelectRows(fold.Item.Train), matrix.SelectRows(fold.Item.Test), Given.Settings))),
        ];
        var (first, second) = (Train(), Train());
        Assert.Equal(own, first[0].Folds);
        Assert.All(first, model => Assert.Equal(200, model.Folds.Sum(fold => fold.Predictions!.Count)));
        Assert.All(
            first.Where(model => model.Source == SettingsSource.Tuned), model => Assert.Equal(3, model.Choices.Count));
        Assert.Equal(
            first.SelectMany(model => model.Folds).SelectMany(fold => fold.Predictions!),
            second.SelectMany(model => model.Folds).SelectMany(fold => fold.Predictions!));

        IReadOnlyList<ModelFolds> Train() => new ModelsOnFolds(matrix, own, Given.Settings, Baselines, 0.5, 7)
            .Train(SetPlan.For(matrix).Used, (_, _) => { });
    }

    /// <summary>In kayfabe where exactly one of two features is there.</summary>
    private static FeatureMatrix OneOrTheOther() => new(
        [new Feature("a", FeatureKind.Metadata), new Feature("b", FeatureKind.Metadata)],
        [.. Enumerable.Range(0, 120).Select(i => Given.Row(i, (i % 2 == 0) != (i / 2 % 3 == 0)))],
        [.. Enumerable.Range(0, 121).Select(i => 2 * i)],
        [.. Enumerable.Range(0, 240).Select(i => i % 2)],
        [.. Enumerable.Range(0, 120).SelectMany(i => new[] { i % 2 == 0 ? 1f : 0, i / 2 % 3 == 0 ? 1f : 0 })]);
}
