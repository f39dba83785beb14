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
    public void Watching_the_training_does_not_change_the_model()
    {
        Given.TheLibrary();
        var (matrix, validation) = (Given.Matrix(200, 6), Given.Matrix(90, 6));
        var seen = new List<RoundMetrics>();
        using var watched = XgboostTrainer.Train(matrix, Given.Settings, validation, seen.Add);
        using var alone = XgboostTrainer.Train(matrix, Given.Settings);
        Assert.Equal(alone.Save(ModelFormat.Json), watched.Save(ModelFormat.Json));
        Assert.Equal(Enumerable.Range(0, 10), seen.Select(round => round.Round));
        Assert.All(seen, round => Assert.Equal(
            [("train", "logloss"), ("validation", "logloss")],
            round.Metrics.Select(metric => (metric.Rows, metric.Name))));
        Assert.True(seen[^1].Metrics[0].Value < seen[0].Metrics[0].Value);
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
    public void Of_one_outcome_the_model_learns_nothing_else()
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

    [Fact]
    public void A_cancelled_training_ends_before_the_next_round()
    {
        Given.TheLibrary();
        using var cancellation = new CancellationTokenSource();
        var rounds = 0;
        Assert.Throws<OperationCanceledException>(() => XgboostTrainer.Train(
            Given.Matrix(60, 4),
            Given.Settings,
            afterRound: _ =>
            {
                rounds++;
                cancellation.Cancel();
            },
            cancellation: cancellation.Token));
        Assert.Equal(1, rounds);
    }

    private static void Refused(string problem, FeatureMatrix matrix)
    {
        var exception = Assert.Throws<InputException>(() => XgboostTrainer.Train(matrix, new TrainSettings()));
        Assert.Equal(problem, Assert.Single(exception.Faults).Problem);
    }
}
