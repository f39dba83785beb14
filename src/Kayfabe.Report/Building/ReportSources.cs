using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Contributions;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;
namespace Kayfabe.Report;

/// <summary>What the stages made, as the report reads it.</summary>
public sealed record ReportSources
{
    /// <summary>The study's folder name.</summary>
    public required string Study { get; init; }

    /// <summary>The settings.</summary>
    public required ReportedSettings Settings { get; init; }

    /// <summary>The names of the settings that the command line overrode.</summary>
    public required IReadOnlyList<string> Overridden { get; init; }

    /// <summary>All rows.</summary>
    public required FeatureMatrix Matrix { get; init; }

    /// <summary>The rows that were trained on.</summary>
    public required FeatureMatrix Train { get; init; }

    /// <summary>The rows that were held out.</summary>
    public required FeatureMatrix Test { get; init; }

    /// <summary>How good the predictions of the test rows are.</summary>
    public required ModelMetrics Metrics { get; init; }

    /// <summary>The predictions of the test rows.</summary>
    public required IReadOnlyList<Prediction> Predictions { get; init; }

    /// <summary>The features that the model uses.</summary>
    public required IReadOnlyList<FeatureScore> Scores { get; init; }

    /// <summary>The same training under other seeds.</summary>
    public required IReadOnlyList<Study.Training.SeedRun> Seeds { get; init; }

    /// <summary>The version of the library that trained.</summary>
    public required string XgboostVersion { get; init; }

    /// <summary>What the report is made from.</summary>
    public required IReadOnlyList<ArtifactDigest> Artifacts { get; init; }

    /// <summary>The study's model beside others; null where none were trained.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>The same training on other rows; null where there was none.</summary>
    public Study.Comparisons.CrossValidation? CrossValidation { get; init; }

    /// <summary>The checks for leakage; null where there were none.</summary>
    public Study.Leakage.LeakageAudit? Audit { get; init; }

    /// <summary>What each feature did to the predictions; null where it was not measured.</summary>
    public ContributionSources? Contributions { get; init; }

    /// <summary>The study at other thresholds; none for a matrix that others published.</summary>
    public IReadOnlyList<ThresholdResult> Thresholds { get; init; } = [];

    /// <summary>What came before the matrix; null for a matrix that others published.</summary>
    public RoadSources? Road { get; init; }
}

/// <summary>What each feature did to the predictions.</summary>
/// <param name="Features">The features, from the one that moves most.</param>
/// <param name="Points">What the first of them did to each prediction.</param>
/// <param name="Rows">The rows that are worth a look.</param>
public sealed record ContributionSources(
    IReadOnlyList<Study.Contributions.FeatureContribution> Features,
    IReadOnlyList<Study.Contributions.ContributionPoint> Points,
    IReadOnlyList<RemarkableRow> Rows);
