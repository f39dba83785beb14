using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Detections;

/// <summary>Which pictures there are, and which recordings say what the image service saw in them.</summary>
public sealed record DetectSettings
{
    /// <summary>The folder of the pictures, <c>&lt;picture id&gt;.jpg</c> or <c>.png</c>. Default "pictures".</summary>
    [RelativePath, Description("The folder of the pictures, named by picture id.")]
    public string Pictures { get; init; } = "pictures";

    /// <summary>Files or patterns of files of recordings, JSON lines. Default "recordings/*.jsonl".</summary>
    [MinLength(1), RelativePath, Description("The files of recordings (JSON lines); * stands for any part of a name.")]
    public IReadOnlyList<string> Recordings { get; init; } = ["recordings/*.jsonl"];

    /// <summary>The kinds of detection that are replayed, at least one. Default all three.</summary>
    [MinLength(1), Description("The kinds of detection that are replayed.")]
    public IReadOnlyList<DetectionKind> Kinds { get; init; } = DetectionKinds.All;

    /// <summary>
    /// The MinConfidence that the recordings were requested with, 0 to 100, default 50: below it nothing
    /// is known. A recording of another request is listed and not used.
    /// </summary>
    [Range(0d, 100d), Description("The MinConfidence that the recordings were requested with.")]
    public double MinConfidence { get; init; } = 50;

    /// <summary>
    /// The MaxLabels that DetectLabels was requested with, 1 or more, default 1000, which is the service's own default.
    /// </summary>
    [Range(1, int.MaxValue), Description("The MaxLabels that DetectLabels was requested with.")]
    public int MaxLabels { get; init; } = 1000;

    /// <summary>
    /// The versions of DetectLabels' model that the study is built on, such as "3.0"; a recording of another one is an
    /// error. Default none: any version.
    /// </summary>
    [Description("The versions of DetectLabels' model that the study is built on; any, where none is named.")]
    public IReadOnlyList<string> LabelModels { get; init; } = [];

    /// <summary>
    /// The versions of DetectModerationLabels' model that the study is built on, such as "7.0"; a recording of another
    /// one is an error. Default none: any version.
    /// </summary>
    [Description("The versions of DetectModerationLabels' model that the study is built on; any, where none is named.")]
    public IReadOnlyList<string> ModerationModels { get; init; } = [];

    /// <summary>
    /// How answers of several main versions of the moderation model go together, since version 7 renamed and split the
    /// labels of 6: <c>asAnswered</c> keeps the names of each, <c>version7</c> renames those of 6. Default none: such
    /// a mixture is an error.
    /// </summary>
    [Description("How moderation models 6 and 7 are mixed: asAnswered keeps the names of each, version7 renames 6's.")]
    public ModerationNames? ModerationNames { get; init; }
}

/// <summary>The names of moderation labels in a study that several main versions of the model answered for.</summary>
public enum ModerationNames
{
    /// <summary>Those of each version: features of two versions then differ also where their names agree.</summary>
    AsAnswered,

    /// <summary>Those of version 7: see <see cref="ModerationRenaming"/>.</summary>
    Version7,
}

/// <summary>The part of <c>detect</c> that says below which confidence nothing was recorded.</summary>
[PartOf("detect")]
public sealed record MinConfidenceSettings
{
    /// <summary>The MinConfidence that the recordings were requested with, 0 to 100.</summary>
    public required double MinConfidence { get; init; }
}
