using System.Text;
using Kayfabe.Settings;

namespace Kayfabe.Xgboost.Tests;

public class ModelTests
{
    [Theory]
    [InlineData(ModelFormat.Json, 6)]
    [InlineData(ModelFormat.Ubj, 6)]
    [InlineData(ModelFormat.Legacy, 0)]
    public void A_model_that_was_saved_predicts_the_same(ModelFormat format, int names)
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 6);
        using var model = XgboostTrainer.Train(matrix, Given.Settings);
        using var loaded = Model.Load(model.Save(format));
        Assert.Equal(model.Predict(matrix), loaded.Predict(matrix));
        Assert.Equal((10, names), (loaded.Rounds, loaded.FeatureNames.Count));
    }

    [Fact]
    public void Predictions_come_in_the_order_of_the_rows_with_their_ids_and_outcomes()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 6);
        using var model = XgboostTrainer.Train(matrix, Given.Settings);
        var all = model.Predict(matrix);
        Assert.Equal(
            matrix.Rows.Select(row => (row.Id, row.Post, row.InKayfabe)),
            all.Select(prediction => (prediction.Id, prediction.Post, prediction.InKayfabe)));
        Assert.Equal([all[7], all[3]], model.Predict(matrix.SelectRows([7, 3])));
        Assert.Empty(model.Predict(matrix.SelectRows([])));
        Assert.Empty(model.Contributions(matrix.SelectRows([])));
    }

    [Theory]
    [InlineData("binary:logistic")]
    [InlineData("binary:logitraw")]
    [InlineData("binary:hinge")]
    public void Every_objective_predicts_between_0_and_1(string objective)
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 6);
        using var model = XgboostTrainer.Train(matrix, Given.Settings with { Objective = objective });
        var right = model.Predict(matrix).Count(row => row.Probability >= 0.5 == row.InKayfabe);
        Assert.All(model.Predict(matrix), prediction => Assert.InRange(prediction.Probability, 0, 1));
        Assert.True(right > 150, $"{right} of 200 rows are predicted right.");
    }

    [Fact]
    public void Scores_come_by_falling_gain()
    {
        Given.TheLibrary();
        using var model = XgboostTrainer.Train(Given.Matrix(200, 6), Given.Settings);
        var scores = model.Scores();
        Assert.Equal("c0", scores[0].Feature);
        Assert.Equal(scores.OrderByDescending(score => score.Gain), scores);
        Assert.All(scores, score => Assert.True(score is { Weight: > 0, Cover: > 0 }));
    }

    [Fact]
    public void A_matrix_of_other_features_is_refused()
    {
        Given.TheLibrary();
        using var model = XgboostTrainer.Train(Given.Matrix(200, 6), Given.Settings);
        var exception = Assert.Throws<InputException>(() => model.Predict(Given.Matrix(10, 5)));
        Assert.Contains("trained on 6 features, the matrix has 5", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_model_is_a_fault_of_the_input()
    {
        Given.TheLibrary();
        Assert.Throws<InputException>(() => Model.Load(Encoding.UTF8.GetBytes("<html>")));
    }
}
