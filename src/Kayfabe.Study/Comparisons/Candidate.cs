using Kayfabe.Study.Splits;
namespace Kayfabe.Study.Comparisons;

/// <summary>How a candidate learns.</summary>
public enum Learner
{
    /// <summary>Always the more frequent outcome of the training rows.</summary>
    Majority,

    /// <summary>
    /// The one feature that predicts most of the training rows correctly: <see cref="SingleFeatureRule"/>.
    /// </summary>
    SingleFeature,

    /// <summary>Logistic regression: XGBoost's gblinear.</summary>
    Linear,

    /// <summary>Boosted trees, trained as the study trains its own.</summary>
    Trees,
}

/// <summary>A model that the study's own is compared with; or the study's own.</summary>
/// <param name="Name">Its name in files and tables; different for each.</param>
/// <param name="Learner">How it learns.</param>
/// <param name="Features">What it sees.</param>
/// <param name="Blanks">How it treats blank detections; null where it does not use them.</param>
/// <param name="Split">How its rows are divided; null for the study's own split.</param>
public sealed record Candidate(
    string Name, Learner Learner, FeatureSet Features, BlankValues? Blanks, SplitMethod? Split = null)
{
    /// <summary>All candidates, in the order of files and tables.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        new("everything", Learner.Trees, FeatureSet.Everything, BlankValues.Missing),
        new("majority class", Learner.Majority, FeatureSet.Everything, null),
        new("best single feature", Learner.SingleFeature, FeatureSet.Everything, BlankValues.Missing),
        new("blankness only", Learner.Trees, FeatureSet.Blankness, null),
        new("metadata only", Learner.Trees, FeatureSet.Metadata, null),
        new("detections only", Learner.Trees, FeatureSet.Detections, BlankValues.Missing),
        new("detections only, blanks as zero", Learner.Trees, FeatureSet.Detections, BlankValues.Zero),
        new("everything, blanks as zero", Learner.Trees, FeatureSet.Everything, BlankValues.Zero),
        new("everything but ids and dates", Learner.Trees, FeatureSet.NotDisguised, BlankValues.Missing),
        new("logistic regression", Learner.Linear, FeatureSet.Everything, BlankValues.Zero),
        new("everything, grouped", Learner.Trees, FeatureSet.Everything, BlankValues.Missing, SplitMethod.Grouped),
        new("majority class, grouped", Learner.Majority, FeatureSet.Everything, null, SplitMethod.Grouped),
        new("detections only, grouped",
            Learner.Trees, FeatureSet.Detections, BlankValues.Missing, SplitMethod.Grouped),
        new("detections only, blanks as zero, grouped",
            Learner.Trees, FeatureSet.Detections, BlankValues.Zero, SplitMethod.Grouped),
        new("everything, random", Learner.Trees, FeatureSet.Everything, BlankValues.Missing, SplitMethod.Random),
        new("everything, temporal", Learner.Trees, FeatureSet.Everything, BlankValues.Missing, SplitMethod.Temporal),
    ];

    /// <summary>Whether this is the study's own model, on the study's own split or on another.</summary>
    public bool IsStudyModel =>
        (Learner, Features, Blanks) is (Learner.Trees, FeatureSet.Everything, BlankValues.Missing);
}
