using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost.Tests;

public class TrainerTests
{
    [Theory]
    [InlineData("exact")]
    [InlineData("hist")]
    [InlineData("approx")]
    public void One_thread_and_two_give_the_same_bytes(string treeMethod)
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(400, 20);
        var settings = Given.Settings with { TreeMethod = treeMethod, ColsampleByNode = 0.7 };
        using var one = XgboostTrainer.Train(matrix, settings, threads: 1);
        using var two = XgboostTrainer.Train(matrix, settings, threads: 2);
        Assert.Equal(one.Save(ModelFormat.Json), two.Save(ModelFormat.Json));
        Assert.Equal(one.Predict(matrix), two.Predict(matrix));
    }

    [Fact]
    public void Another_seed_gives_another_model_where_rows_are_drawn()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 6);
        using var one = XgboostTrainer.Train(matrix, Given.Settings);
        using var other = XgboostTrainer.Train(matrix, Given.Settings with { Seed = 1 });
        Assert.NotEqual(one.Save(ModelFormat.Json), other.Save(ModelFormat.Json));
    }

    [Fact]
    public void A_dense_matrix_gives_the_bytes_of_the_sparse_one()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 6);
        using var dense = DMatrix.FromDense(Given.Dense(200, 6), 200, 6);
        dense.SetLabels(matrix.Labels());
        dense.SetFeatureNames([.. matrix.Features.Select(feature => feature.Name)]);
        using var booster = new Booster(dense, Given.Settings.Parameters());
        for (var round = 0; round < Given.Settings.Rounds; round++)
            booster.Update(round, dense);
        booster.FeatureNames = [.. matrix.Features.Select(feature => feature.Name)];
        using var model = XgboostTrainer.Train(matrix, Given.Settings);
        Assert.Equal(model.Save(ModelFormat.Json), booster.Save(ModelFormat.Json));
    }

    [Fact]
    public void Without_rows_there_is_no_training() =>
        Refused("there are no rows to train on", Given.Matrix(0, 4));

    [Fact]
    public void Without_features_there_is_no_training() =>
        Refused("there are no features to train on", Given.Matrix(10, 4).SelectFeatures(_ => false));

    [Fact]
    public void A_model_trained_on_one_outcome_predicts_only_that_one()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(60, 4);
        var positive = matrix.SelectRows([.. Enumerable.Range(0, 60).Where(row => matrix.Rows[row].InKayfabe)]);
        using var model = XgboostTrainer.Train(positive, Given.Settings);
        Assert.All(model.Predict(matrix), prediction => Assert.InRange(prediction.Probability, 0.5, 1));
    }

    [Fact]
    public void A_matrix_without_any_entry_predicts_the_same_for_all()
    {
        Given.TheLibrary();
        var matrix = new FeatureMatrix(
            Given.Matrix(1, 2).Features, [.. Enumerable.Range(0, 4).Select(row => Given.Row(row, row < 2))],
            [0, 0, 0, 0, 0], [], []);
        using var model = XgboostTrainer.Train(matrix, Given.Settings with { Subsample = null });
        Assert.All(model.Predict(matrix), prediction => Assert.Equal(0.5, prediction.Probability));
        Assert.Empty(model.Scores());
    }

    private static void Refused(string problem, FeatureMatrix matrix)
    {
        var exception = Assert.Throws<InputException>(() => XgboostTrainer.Train(matrix, new TrainSettings()));
        Assert.Equal(problem, Assert.Single(exception.Faults).Problem);
    }
}
