using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Features;
using Kayfabe.Study.Settings;
using Kayfabe.Study.Training;

namespace Kayfabe.Report;

/// <summary>What the stages made, as the report reads it.</summary>
public sealed record ReportSources
{
    /// <summary>The study's folder name.</summary>
    public required string Study { get; init; }

    /// <summary>The study.</summary>
    public required StudySettings Settings { get; init; }

    /// <summary>The names of the settings that the command line overrode.</summary>
    public required IReadOnlyList<string> Overridden { get; init; }

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
}
