using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// A feature that says nearly all that the model says may have been made from the outcome: the same training on it
/// alone is nearly as accurate.
/// </summary>
internal static class FeatureAlone
{
    /// <summary>How many detections, the ones that go most with the outcome, are looked at.</summary>
    private const int Detections = 5;

    /// <summary>How many features of metadata are looked at.</summary>
    private const int Metadata = 30;

    /// <summary>The accuracy alone from which a detection counts: it may well be what the study asks about.</summary>
    private const double Telling = 0.95;

    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "singleFeature", Name = "one feature that nearly reaches the model alone", Code = "L2";
        if (evidence.Matrix.Features.Count < 2 || evidence.Reported.Count == 0)
            return new Suspicion(Id, Name, Code, "The model has one feature only.") { Applies = false };
        var candidates = Candidates(evidence);
        var answers = new bool[candidates.Length][];
        Parallel.For(0, candidates.Length, i =>
        {
            var matrix = evidence.Matrix.SelectFeatures(feature => feature == candidates[i]);
            answers[i] = Answers(evidence.Predict(matrix, evidence.Sets.Train, evidence.Sets.Test));
        });

        var outcomes = evidence.TestRows.Select(row => row.InKayfabe ? 1.0 : 0.0).ToArray();
        var majority = 2 * evidence.TrainRows.Count(row => row.InKayfabe) >= evidence.Sets.Train.Count;
        var chance = new PostShuffles(evidence.TestRows.Select(row => row.Post), evidence.Seed).Test(
            outcomes, shuffled => answers.Max(answer => Gain(answer, shuffled, majority)));
        var gains = Array.ConvertAll(answers, answer => Gain(answer, outcomes, majority));
        var model = Gain(Answers(evidence.Reported), outcomes, majority);
        var baseline = Accuracy(_ => majority, outcomes);
        var found = Enumerable.Range(0, candidates.Length)
            .Where(i => gains[i] > 0 && gains[i] >= evidence.Settings.SingleFeature * model)
            .Where(i => !Blanks.IsDetection(candidates[i]) || baseline + gains[i] >= Telling)
            .OrderByDescending(i => gains[i]).ToArray();
        var best = found.Length > 0 ? found[0] : Array.IndexOf(gains, gains.Max());
        var features = found.Select(i => candidates[i]).ToHashSet();
        return new Suspicion(
            Id, Name, Code,
            $"{candidates[best].Name} alone predicts {LeakageEvidence.Percent(baseline + gains[best])} of the test "
            + $"rows correctly, the model {LeakageEvidence.Percent(baseline + model)}, the majority class "
            + $"{LeakageEvidence.Percent(baseline)}."
            + (found.Length > 1 ? $" So do: {string.Join(", ", found.Skip(1).Select(i => candidates[i].Name))}." : ""))
        {
            IsFound = found.Length > 0 && model > 0,
            Chance = chance,
            Rows = evidence.Sets.Test.Count,
            Effect = () => evidence.WithoutFeatures(features.Contains),
            Advice = "Find out how the feature is made: leave it out if the outcome, or the annotating, is part of it.",
        };

        bool[] Answers(IEnumerable<Prediction> predictions) =>
            [.. predictions.Select(prediction => prediction.Probability >= evidence.Cut)];
    }

    /// <summary>The metadata, and the detections whose share in kayfabe in training differs most.</summary>
    private static Feature[] Candidates(LeakageEvidence evidence)
    {
        var train = evidence.Matrix.SelectRows(evidence.Sets.Train);
        var features = train.Features;
        var (yes, all) = (new double[features.Count], new double[features.Count]);
        for (var row = 0; row < train.Rows.Count; row++)
        {
            for (var entry = train.Starts[row]; entry < train.Starts[row + 1]; entry++)
            {
                if (train.Values[entry] == 0)
                    continue;
                all[train.Columns[entry]]++;
                yes[train.Columns[entry]] += train.Rows[row].InKayfabe ? 1 : 0;
            }
        }
        var share = train.Rows.Average(row => row.InKayfabe ? 1.0 : 0.0);
        return
        [
            .. features.Where(feature => !Blanks.IsDetection(feature)).Take(Metadata),
            .. Enumerable.Range(0, features.Count).Where(i => Blanks.IsDetection(features[i]))
                .OrderByDescending(i => Math.Abs(yes[i] - (share * all[i]))).Take(Detections).Select(i => features[i]),
        ];
    }

    private static double Gain(bool[] answers, double[] outcomes, bool majority) =>
        Accuracy(i => answers[i], outcomes) - Accuracy(_ => majority, outcomes);

    private static double Accuracy(Func<int, bool> answer, double[] outcomes)
    {
        var right = 0;
        for (var i = 0; i < outcomes.Length; i++)
            right += answer(i) == outcomes[i] > 0.5 ? 1 : 0;
        return (double)right / outcomes.Length;
    }
}
