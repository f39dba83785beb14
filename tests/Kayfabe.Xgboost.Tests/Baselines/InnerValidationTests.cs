using Kayfabe.Settings;
using Kayfabe.Xgboost.Baselines;
namespace Kayfabe.Xgboost.Tests.Baselines;

public class InnerValidationTests
{
    [Fact]
    public void Each_row_is_predicted_once_by_a_model_that_did_not_see_it()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(100, 5);

        var predictions = InnerValidation.Predict(matrix, Given.Settings, seed: 3);

        Assert.Equal(matrix.Rows.Select(row => row.Id).Order(StringComparer.Ordinal), predictions.Select(row => row.Id).Order(StringComparer.Ordinal));
        using var seen = XgboostTrainer.Train(matrix, Given.Settings);
        var own = seen.Predict(matrix).ToDictionary(row => row.Id, row => row.Probability, StringComparer.Ordinal);
        Assert.All(predictions, row => Assert.NotEqual(own[row.Id], row.Probability));
    }

    [Fact]
    public void Other_settings_are_judged_on_the_same_folds()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(100, 5);

        Assert.Equal(
            InnerValidation.Predict(matrix, Given.Settings, seed: 3).Select(row => row.Id),
            InnerValidation.Predict(matrix, Given.Settings with { MaxDepth = 1 }, seed: 3).Select(row => row.Id));
    }

    [Fact]
    public void Without_features_there_is_nothing_to_train() => Assert.Contains(
        "no feature is left",
        Assert.Throws<InputException>(() => InnerValidation.Predict(
            Given.Matrix(10, 2).SelectFeatures(_ => false), Given.Settings, seed: 3)).Message,
        StringComparison.Ordinal);
}
