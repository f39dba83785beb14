using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Comparisons;

public class SimpleRulesTests
{
    [Fact]
    public void The_best_single_feature_is_right_for_most_training_rows()
    {
        // likes <= 2 is right for 5 of 6 (as is likes <= 3); dog, seen or not, for 4 of 6.
        var train = Matrices.Of("dog metadata:likes", "1 1 1", "1 0 2", "1 1 3", "0 0 9", "0 1 8", "0 . 3");
        var rule = SingleFeatureRule.Learn(train);
        Assert.Equal("likes", rule.Feature.Name);
        Assert.Equal([1, 1, 0, 0, 0, 0], Probabilities(rule.Predict(train)));
    }

    [Fact]
    public void Rows_where_the_feature_is_missing_are_a_part_of_their_own()
    {
        var rule = SingleFeatureRule.Learn(Matrices.Of("ring", "1 1", "1 1", "0 .", "0 .", "0 .", "1 ."));
        Assert.Equal([1, 0, 1], Probabilities(rule.Predict(Matrices.Of("ring", "0 1", "0 .", "0 0"))));
    }

    [Fact]
    public void A_feature_that_is_constant_or_always_missing_answers_with_the_majority()
    {
        var rule = SingleFeatureRule.Learn(Matrices.Of("a b", "0 1 .", "0 1 .", "1 1 ."));
        Assert.Equal([0, 0], Probabilities(rule.Predict(Matrices.Of("a b", "1 1 .", "1 . 1"))));
    }

    [Fact]
    public void The_majority_is_that_of_the_training_rows()
    {
        var train = Matrices.Of("a", "0 1", "0 1", "1 1").Rows;
        var test = Matrices.Of("a", "1 1", "1 0").Rows;
        Assert.Equal([0, 0], Probabilities(MajorityRule.Predict(train, test)));
        Assert.Equal([1], Probabilities(MajorityRule.Predict([train[0], train[2]], [test[0]])));
    }

    [Fact]
    public void Metadata_gets_the_mean_0_and_deviation_1_of_the_training_rows_and_detections_stay()
    {
        var scaled = new MetadataScale(Matrices.Of("metadata:likes metadata:same a", "1 2 7 1", "0 4 7 0", "0 . 7 1"))
            .Apply(Matrices.Of("metadata:likes metadata:same a", "1 5 8 1", "0 . 7 0"));
        Assert.Equal([2, 0, 1, 0, 0], scaled.Values.ToArray());
        Assert.Equal([0, 1, 2, 1, 2], scaled.Columns.ToArray());
    }

    private static IEnumerable<int> Probabilities(IEnumerable<Prediction> predictions) =>
        predictions.Select(prediction => (int)prediction.Probability);
}
