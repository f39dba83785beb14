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
    /// The MinConfidence that the recordings were requested with, 0 to 100, default 50: the floor below which nothing
    /// is known. A recording of another request is listed and not used.
    /// </summary>
    [Range(0d, 100d), Description("The MinConfidence that the recordings were requested with.")]
    public double MinConfidence { get; init; } = 50;

    /// <summary>
    /// The MaxLabels that DetectLabels was requested with, 1 or more, default 1000, which is the service's own default.
    /// </summary>
    [Range(1, int.MaxValue), Description("The MaxLabels that DetectLabels was requested with.")]
    public int MaxLabels { get; init; } = 1000;
}
