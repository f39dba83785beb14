using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Xgboost.Baselines;
namespace Kayfabe.Xgboost.Tests.Baselines;

public class CandidateTrainerTests
{
    private static readonly RowSets Sets = new([.. Enumerable.Range(0, 150)], [.. Enumerable.Range(150, 50)]);

    [Fact]
    public void The_studys_own_candidate_is_the_studys_own_model()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 5);
        using var model = XgboostTrainer.Train(matrix.SelectRows(Sets.Train), Given.Settings);
        var result = CandidateTrainer.Run(Candidate.All[0], matrix, Sets, Given.Settings, new BaselinesSettings());
        Assert.Equal(model.Predict(matrix.SelectRows(Sets.Test)), result.Predictions);
        Assert.Equal("all 5 features", result.Features);
    }

    [Fact]
    public void Every_candidate_of_a_plan_predicts_every_test_row()
    {
        Given.TheLibrary();
        var matrix = Mixed();
        foreach (var candidate in CandidatePlan.For(matrix, SplitMethod.Pandas).Used)
        {
            var result = CandidateTrainer.Run(candidate, matrix, Sets, Given.Settings, new BaselinesSettings());
            Assert.Equal(50, result.Predictions.Count);
            Assert.All(result.Predictions, prediction => Assert.InRange(prediction.Probability, 0, 1));
        }
    }

    [Fact]
    public void Logistic_regression_finds_the_weights_of_a_hand_calculation()
    {
        Given.TheLibrary();
        // One 0/1 feature and hardly a penalty: the probability is the share in kayfabe, 3 of 4 and 1 of 5.
        var matrix = Column([1, 1, 1, 1, 0, 0, 0, 0, 0], [true, true, true, false, true, false, false, false, false]);
        var predictions = LogisticRegression.Predict(matrix, matrix, new BaselinesSettings { Penalty = 1e-6, Passes = 500 });
        Assert.Equal(0.75, predictions[0].Probability, 1e-3);
        Assert.Equal(0.2, predictions[8].Probability, 1e-3);
    }

    [Fact]
    public void Logistic_regression_gives_the_same_bits_again_and_a_penalty_draws_to_the_mean()
    {
        Given.TheLibrary();
        var matrix = Mixed();
        var first = LogisticRegression.Predict(matrix, matrix, new BaselinesSettings());
        Assert.Equal(first, LogisticRegression.Predict(matrix, matrix, new BaselinesSettings()));
        var flat = LogisticRegression.Predict(matrix, matrix, new BaselinesSettings { Penalty = 1e6 });
        Assert.True(Spread(flat) < Spread(first) / 100);
    }

    private static double Spread(IReadOnlyList<Prediction> predictions) =>
        predictions.Max(prediction => prediction.Probability) - predictions.Min(prediction => prediction.Probability);

    /// <summary>Metadata, an empty and a constant column, and detections that are blank in every third row.</summary>
    private static FeatureMatrix Mixed()
    {
        var source = Given.Matrix(200, 6);
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < 200; row++)
        {
            for (var entry = source.Starts[row]; entry < source.Starts[row + 1]; entry++)
            {
                var column = source.Columns[entry];
                if (column == 2 || (column > 2 && row % 3 == 0))
                    continue;
                columns.Add(column);
                values.Add(column == 1 ? 7 : column > 2 ? (int)source.Values[entry] % 2 : source.Values[entry]);
            }
            starts.Add(columns.Count);
        }
        Feature[] features =
        [
            new("likes", FeatureKind.Metadata), new("constant", FeatureKind.Metadata), new("postId", FeatureKind.Metadata),
            new("a", FeatureKind.Label), new("b", FeatureKind.Label), new("c", FeatureKind.Celebrity),
        ];
        return new FeatureMatrix(features, source.Rows, [.. starts], [.. columns], [.. values]);
    }

    private static FeatureMatrix Column(float[] values, bool[] outcomes) => new(
        [new Feature("ring", FeatureKind.Label)],
        [.. outcomes.Select((outcome, i) => Given.Row(i, outcome))],
        [.. Enumerable.Range(0, values.Length + 1)],
        new int[values.Length],
        values);
}
