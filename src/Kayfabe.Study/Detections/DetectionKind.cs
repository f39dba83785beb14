using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Detections;

/// <summary>What the image service was asked to look for; one operation of the service each.</summary>
public enum DetectionKind
{
    /// <summary>Objects, scenes and concepts: DetectLabels.</summary>
    Label,

    /// <summary>Content that may offend, by the service's taxonomy: DetectModerationLabels.</summary>
    Moderation,

    /// <summary>Well-known people: RecognizeCelebrities.</summary>
    Celebrity,
}

/// <summary>The names that a kind of detection goes by.</summary>
public static class DetectionKinds
{
    /// <summary>Every kind, in the order of the enumeration.</summary>
    public static IReadOnlyList<DetectionKind> All { get; } =
        [DetectionKind.Label, DetectionKind.Moderation, DetectionKind.Celebrity];

    /// <summary>The kind as files write it: <c>label</c>, <c>moderation</c>, <c>celebrity</c>.</summary>
    public static string Text(this DetectionKind kind) => kind switch
    {
        DetectionKind.Label => "label",
        DetectionKind.Moderation => "moderation",
        _ => "celebrity",
    };

    /// <summary>The service's operation that finds detections of this kind.</summary>
    public static string Operation(this DetectionKind kind) => kind switch
    {
        DetectionKind.Label => "DetectLabels",
        DetectionKind.Moderation => "DetectModerationLabels",
        _ => "RecognizeCelebrities",
    };

    /// <summary>The kind of the feature that a detection of this kind becomes.</summary>
    public static FeatureKind Feature(this DetectionKind kind) => kind switch
    {
        DetectionKind.Label => FeatureKind.Label,
        DetectionKind.Moderation => FeatureKind.Moderation,
        _ => FeatureKind.Celebrity,
    };

    /// <summary>
    /// Whether the operation takes a MinConfidence, below which it returns nothing. RecognizeCelebrities takes none.
    /// </summary>
    public static bool HasFloor(this DetectionKind kind) => kind != DetectionKind.Celebrity;
}
