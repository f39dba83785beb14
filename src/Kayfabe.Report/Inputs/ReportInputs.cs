using Kayfabe.Report.Document;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Contributions;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Permutations;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Inputs;

/// <summary>What a report is made of: the settings, and what the stages made, in the study's own records.</summary>
/// <remarks>What is null or empty is left out of the report, or a sentence says that it is missing.</remarks>
public sealed record ReportInputs
{
    /// <summary>The study's folder name.</summary>
    public required string Study { get; init; }

    /// <summary>The settings.</summary>
    public required ReportedSettings Settings { get; init; }

    /// <summary>The names of the settings that the command line overrode.</summary>
    public required IReadOnlyList<string> Overridden { get; init; }

    /// <summary>All rows.</summary>
    public required FeatureMatrix Matrix { get; init; }

    /// <summary>The training rows.</summary>
    public required FeatureMatrix Train { get; init; }

    /// <summary>The test rows.</summary>
    public required FeatureMatrix Test { get; init; }

    /// <summary>How good the predictions of the test rows are.</summary>
    public required ModelMetrics Metrics { get; init; }

    /// <summary>The predictions of the test rows.</summary>
    public required IReadOnlyList<Prediction> Predictions { get; init; }

    /// <summary>The features that the model splits on, by descending gain.</summary>
    public required IReadOnlyList<FeatureScore> Scores { get; init; }

    /// <summary>The same training under other seeds.</summary>
    public required IReadOnlyList<SeedRun> Seeds { get; init; }

    /// <summary>The version of the XGBoost library that trained the model.</summary>
    public required string XgboostVersion { get; init; }

    /// <summary>The artifacts that the report is made from, in the order of the stages.</summary>
    public required IReadOnlyList<ArtifactDigest> Artifacts { get; init; }

    /// <summary>The study's model beside others on the same folds; null where none were trained.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>How the result changes, one thing at a time; null where there is nothing to tell.</summary>
    public Ladder? Ladder { get; init; }

    /// <summary>Repeated cross-validation; null where there was none.</summary>
    public CrossValidation? CrossValidation { get; init; }

    /// <summary>The same training on outcomes shuffled by post; none where they were not shuffled.</summary>
    public IReadOnlyList<PermutationRun> Permutations { get; init; } = [];

    /// <summary>The checks for leakage; null where none were made.</summary>
    public LeakageChecks? Leakage { get; init; }

    /// <summary>What each feature contributes to the predictions, by descending mean absolute contribution.</summary>
    public IReadOnlyList<FeatureContribution> Contributions { get; init; } = [];

    /// <summary>The contributions of the first of these features to each prediction.</summary>
    public IReadOnlyList<ContributionPoint> ContributionPoints { get; init; } = [];

    /// <summary>The most confident errors and the least certain predictions.</summary>
    public IReadOnlyList<RemarkableRow> RemarkableRows { get; init; } = [];

    /// <summary>The study at other thresholds; none for a published matrix.</summary>
    public IReadOnlyList<ThresholdResult> Thresholds { get; init; } = [];

    /// <summary>What the matrix was made from; null for a published matrix.</summary>
    public RawData? RawData { get; init; }

    /// <summary>The number of posts of the training and test rows.</summary>
    internal int Posts =>
        Train.Rows.Concat(Test.Rows).Select(row => row.Post).Distinct(StringComparer.Ordinal).Count();

    internal StudyHeader Header => StudyHeader.Of(Study, Settings.Study);
}

/// <summary>An artifact and its content.</summary>
/// <param name="Stage">The stage that made it.</param>
/// <param name="Artifact">Its name.</param>
/// <param name="Digest"><c>sha256:&lt;hex&gt;</c>.</param>
public sealed record ArtifactDigest(string Stage, string Artifact, string Digest);
