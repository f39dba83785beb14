using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Featurize;

/// <summary>The rows on which the support of a feature is counted.</summary>
public enum SupportRows
{
    /// <summary>All rows of the matrix.</summary>
    All,

    /// <summary>The rows that the split trains on, so that the vocabulary knows nothing of the test rows.</summary>
    Train,
}

/// <summary>Which detections become features.</summary>
public sealed record FeaturizeSettings
{
    /// <summary>The confidence, 0 to 100, at or above which a detection counts. Default 95.</summary>
    [Range(0d, 100d), Description("The confidence at or above which a detection counts as a feature.")]
    public double Threshold { get; init; } = 95;

    /// <summary>The kinds of detection that become features, at least one. Default all three.</summary>
    [MinLength(1), Description("The kinds of detection that become features.")]
    public IReadOnlyList<DetectionKind> Kinds { get; init; } = DetectionKinds.All;

    /// <summary>
    /// Whether a detection counts for its parents as well, and for theirs: a car for a vehicle. Default no.
    /// </summary>
    [Description("Whether a detection counts for its parents in the service's taxonomy as well.")]
    public bool Parents { get; init; }

    /// <summary>The rows in which a feature must occur at least, 1 or more. Default 1.</summary>
    [Range(1, int.MaxValue), Description("The number of rows in which a feature must occur at least.")]
    public int MinimumSupport { get; init; } = 1;

    /// <summary>The rows on which <see cref="MinimumSupport"/> is counted. Default train.</summary>
    [Description("The rows on which the minimum support is counted.")]
    public SupportRows SupportOn { get; init; } = SupportRows.Train;

    /// <summary>
    /// Properties of the post that become features too, by name. Default none: what a post was liked says nothing of
    /// what its picture shows, and ids and dates leak the order of the posts into a model.
    /// </summary>
    [AllowedValues(
        "likeCount", "commentCount", "viewCount", "descriptionLength", "isSidecar", "pubYear", "pubMonth", "pubDay")]
    [Description("Properties of the post that become features too.")]
    public IReadOnlyList<string> Metadata { get; init; } = [];
}
