using Kayfabe.Settings;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
namespace Kayfabe.Xgboost.Baselines;

/// <summary>Trains candidates; each on one thread, so that several can be trained side by side.</summary>
public static class CandidateTrainer
{
    /// <summary>Trains a candidate on the training rows, and lets it predict the test rows.</summary>
    /// <param name="candidate">The candidate, one that the study has a use for.</param>
    /// <param name="matrix">All rows of the study.</param>
    /// <param name="sets">How the candidate's split divides them; training rows of both outcomes.</param>
    /// <param name="trees">How the study trains its own model.</param>
    /// <param name="linear">How the logistic regression is trained.</param>
    /// <exception cref="InputException">The training rows have one outcome only.</exception>
    public static CandidateResult Run(
        Candidate candidate, FeatureMatrix matrix, RowSets sets, TrainSettings trees, BaselinesSettings linear)
    {
        var selected = FeatureSets.Select(matrix, candidate);
        var (train, test) = (selected.SelectRows(sets.Train), selected.SelectRows(sets.Test));
        var features = PhraseOf(candidate.Features, selected.Features.Count);
        switch (candidate.Learner)
        {
            case Learner.Majority:
                return new CandidateResult(candidate, "none", MajorityRule.Predict(train.Rows, test.Rows));
            case Learner.SingleFeature:
                var rule = SingleFeatureRule.Learn(train);
                return new CandidateResult(candidate, rule.Feature.Name, rule.Predict(test));
            case Learner.Linear:
                return new CandidateResult(candidate, features, LogisticRegression.Predict(train, test, linear));
            case Learner.Trees:
                return new CandidateResult(candidate, features, Trees(train, test, trees));
            default:
                throw new ArgumentOutOfRangeException(nameof(candidate), candidate.Learner, null);
        }
    }

    /// <summary>Trains as the study does, on one thread, and predicts the test rows.</summary>
    /// <exception cref="InputException">The training rows have one outcome only.</exception>
    public static IReadOnlyList<Prediction> Trees(FeatureMatrix train, FeatureMatrix test, TrainSettings settings)
    {
        using var model = XgboostTrainer.Train(train, settings, threads: 1);
        return model.Predict(test);
    }

    private static string PhraseOf(FeatureSet features, int count) => features switch
    {
        FeatureSet.Detections => count == 1 ? "1 detection" : $"{count} detections",
        FeatureSet.Metadata => $"{count} metadata",
        FeatureSet.Blankness => "whether the row is blank",
        FeatureSet.NotDisguised => $"{count} features",
        _ => $"all {count} features",
    };
}
