using Kayfabe.Study.Matrix;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Xgboost.Tests.Baselines;

public class LogisticRegressionTests
{
    [Fact]
    public void It_finds_the_weights_of_a_hand_calculation()
    {
        Given.TheLibrary();
        // One 0/1 feature and hardly a penalty: the probability is the share in kayfabe, 3 of 4 and 1 of 5.
        var matrix = Column([1, 1, 1, 1, 0, 0, 0, 0, 0], [true, true, true, false, true, false, false, false, false]);
        var probabilities = LogisticRegression.Predict(matrix, matrix, [1e-6], passes: 500)[1e-6];
        Assert.Equal(0.75, probabilities[0], 1e-3);
        Assert.Equal(0.2, probabilities[8], 1e-3);
    }

    [Fact]
    public void A_path_comes_to_the_same_as_each_penalty_alone()
    {
        Given.TheLibrary();
        var matrix = Mixed.Matrix();
        var path = LogisticRegression.Predict(matrix, matrix, [1, 100, 10], passes: 300);
        foreach (var penalty in new[] { 1.0, 10, 100 })
        {
            var alone = LogisticRegression.Predict(matrix, matrix, [penalty], passes: 600)[penalty];
            Assert.All(alone.Zip(path[penalty]), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        }
    }

    [Fact]
    public void It_gives_the_same_bits_again_and_a_penalty_draws_to_the_mean()
    {
        Given.TheLibrary();
        var matrix = Mixed.Matrix();
        var first = LogisticRegression.Predict(matrix, matrix, [1, 1e6], passes: 50);
        Assert.Equal(first[1], LogisticRegression.Predict(matrix, matrix, [1, 1e6], passes: 50)[1]);
        Assert.True(first[1e6].Max() - first[1e6].Min() < (first[1].Max() - first[1].Min()) / 100);
    }

    private static FeatureMatrix Column(float[] values, bool[] outcomes) => new(
        [new Feature("ring", FeatureKind.Label)],
        [.. outcomes.Select((outcome, i) => Given.Row(i, outcome))],
        [.. Enumerable.Range(0, values.Length + 1)],
        new int[values.Length],
        values);
}
