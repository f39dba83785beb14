using System.Globalization;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// What the service is asked about each picture: an operation and its parameters. Together with the picture's digest it
/// says which answer a recording is.
/// </summary>
/// <param name="Kind">The operation.</param>
/// <param name="MinConfidence">The lowest confidence that is answered; null where the operation has none.</param>
/// <param name="MaxLabels">The most labels that are answered; null where the operation has no such limit.</param>
public sealed record RecordingRequest(DetectionKind Kind, double? MinConfidence, int? MaxLabels)
{
    /// <summary>The parameters as a recording has them: compact JSON, in the order of the API reference.</summary>
    public string Json { get; } = $"{{{string.Join(',', Members(MinConfidence, MaxLabels))}}}";

    /// <summary>The service's name for the operation: <c>DetectLabels</c>.</summary>
    public string Operation => Kind.Operation();

    /// <summary>The requests that a study's settings describe, one a kind, in the order of the kinds.</summary>
    public static IReadOnlyList<RecordingRequest> Of(DetectSettings settings) =>
    [
        .. settings.Kinds.Distinct().Order().Select(kind => kind switch
        {
            DetectionKind.Label => new RecordingRequest(kind, settings.MinConfidence, settings.MaxLabels),
            DetectionKind.Moderation => new RecordingRequest(kind, settings.MinConfidence, null),
            _ => new RecordingRequest(kind, null, null),
        }),
    ];

    private static IEnumerable<string> Members(double? minConfidence, int? maxLabels)
    {
        if (minConfidence is { } least)
            yield return string.Create(CultureInfo.InvariantCulture, $"\"MinConfidence\":{least}");
        if (maxLabels is { } most)
            yield return string.Create(CultureInfo.InvariantCulture, $"\"MaxLabels\":{most}");
    }
}
