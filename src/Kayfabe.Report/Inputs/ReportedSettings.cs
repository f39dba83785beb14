using Kayfabe.Settings;
using Kayfabe.Study;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Import;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Inputs;

/// <summary>The settings that the report speaks of.</summary>
public sealed record ReportedSettings
{
    /// <summary>What the study says of itself.</summary>
    public required StudyTexts Study { get; init; }

    /// <summary>What the report says besides what was computed.</summary>
    public required ReportSettings Report { get; init; }

    /// <summary>How rows were divided.</summary>
    public required SplitSettings Split { get; init; }

    /// <summary>How the model was trained.</summary>
    public required TrainSettings Train { get; init; }

    /// <summary>The published matrix; null for a study that makes its own.</summary>
    public ImportSettings? Import { get; init; }

    /// <summary>What the annotators say; null for a matrix that others published.</summary>
    public AnnotateSettings? Annotate { get; init; }

    /// <summary>Which detections are features; null for a matrix that others published.</summary>
    public FeaturizeSettings? Featurize { get; init; }

    /// <summary>Every setting of the stages, by its full name, ordinal.</summary>
    public required IReadOnlyList<SettingEntry> All { get; init; }
}
