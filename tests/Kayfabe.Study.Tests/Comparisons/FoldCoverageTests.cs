using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Comparisons;

/// <summary>
/// Simulated studies of 60 posts: how often the interval of a repeated cross-validation holds the true accuracy of the
/// rules that it trained, and the true difference from the majority rule. The learner, the best single feature of eight
/// noisy ones, depends much on its training rows.
/// </summary>
public class FoldCoverageTests(ITestOutputHelper output)
{
    private const int Studies = 200;
    private const int Posts = 60;
    private const int Features = 8;

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Intervals_of_cross_validation_cover_what_they_claim(double strength)
    {
        var fresh = Simulate(new SplitMix64(99), 1500, strength);
        var (accuracies, differences) = (0, 0);
        for (var study = 0; study < Studies; study++)
        {
            var matrix = Simulate(new SplitMix64((ulong)study + 1), Posts, strength);
            var folds = (from repeat in Enumerable.Range(0, 2)
                         from fold in GroupedFolds.Of(matrix.Rows, 5, repeat, 7).Index()
                         select (repeat, fold.Index, fold.Item)).ToArray();
            var rules = folds.Select(fold => SingleFeatureRule.Learn(matrix.SelectRows(fold.Item.Train))).ToArray();
            var truth = rules.Average(rule => Accuracy(rule.Predict(fresh)));
            var constant = folds.Average(fold =>
                Accuracy(MajorityRule.Predict([.. fold.Item.Train.Select(row => matrix.Rows[row])], fresh.Rows)));
            FoldResult[] own = [.. folds.Select((fold, i) =>
                Result(fold, rules[i].Predict(matrix.SelectRows(fold.Item.Test))))];
            FoldResult[] majority = [.. folds.Select(fold => Result(fold, MajorityRule.Predict(
                [.. fold.Item.Train.Select(row => matrix.Rows[row])],
                [.. fold.Item.Test.Select(row => matrix.Rows[row])])))];
            accuracies += Holds(own.Accuracy(0.5), truth);
            differences += Holds(own.Difference(majority, 0.5).Mean, truth - constant);
        }
        output.WriteLine($"accuracy {accuracies}, difference {differences} of {Studies}");
        Assert.InRange(accuracies / (double)Studies, 0.93, 1);
        Assert.InRange(differences / (double)Studies, 0.93, 1);
    }

    private static int Holds(Estimate mean, double truth) =>
        mean.Interval is { } interval && interval.Low <= truth && truth <= interval.High ? 1 : 0;

    private static FoldResult Result(
        (int Repeat, int Fold, RowSets Sets) fold, IReadOnlyList<Prediction> predictions) =>
        new(fold.Repeat, fold.Fold, fold.Sets.Train.Count, predictions);

    private static double Accuracy(IReadOnlyList<Prediction> predictions) =>
        Confusion.Of(predictions, 0.5).Accuracy!.Value;

    /// <summary>Posts of one to four rows whose outcomes and features are alike.</summary>
    private static FeatureMatrix Simulate(SplitMix64 random, int posts, double strength)
    {
        var rows = new List<MatrixRow>();
        var values = new List<float>();
        for (var post = 0; post < posts; post++)
        {
            var size = Uniform(random) < 0.75 ? 1 : 2 + (int)(Uniform(random) * 3);
            var likely = Uniform(random) < 0.55;
            var shared = Enumerable.Range(0, Features).Select(_ => Normal(random)).ToArray();
            for (var i = 0; i < size; i++)
            {
                var outcome = Uniform(random) < 0.85 ? likely : Uniform(random) < 0.5;
                rows.Add(new MatrixRow($"r{rows.Count}", $"p{post}", outcome, null));
                for (var feature = 0; feature < Features; feature++)
                {
                    var mean = (outcome ? 0.5 : -0.5) * strength / (1 + (0.3 * feature));
                    values.Add((float)(mean + (0.7 * shared[feature]) + (0.7 * Normal(random))));
                }
            }
        }
        return new FeatureMatrix(
            [.. Enumerable.Range(0, Features).Select(i => new Feature($"f{i}", FeatureKind.Metadata))],
            rows,
            [.. Enumerable.Range(0, rows.Count + 1).Select(row => row * Features)],
            [.. Enumerable.Range(0, values.Count).Select(entry => entry % Features)],
            [.. values]);
    }

    private static double Uniform(SplitMix64 random) => (random.Next() >> 11) * (1.0 / (1L << 53));

    // Box and Muller, Annals of Mathematical Statistics 29 (1958).
    private static double Normal(SplitMix64 random) =>
        Math.Sqrt(-2 * Math.Log(1 - Uniform(random))) * Math.Cos(2 * Math.PI * Uniform(random));
}
