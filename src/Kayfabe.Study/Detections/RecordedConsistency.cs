namespace Kayfabe.Study.Detections;

/// <summary>
/// Checks an answer against its own request: one that contradicts it was altered, or belongs to another request.
/// </summary>
internal static class RecordedConsistency
{
    private const string Scale =
        "Confidences are percent: where they were divided by 100, multiply them by 100 again.";

    private const string Request =
        "Write the parameters of the request into 'request'; docs/aws.md has the service's defaults.";

    /// <exception cref="RecordingException">
    /// A confidence below the request's MinConfidence, more labels than MaxLabels, or confidences of 0 to 1.
    /// </exception>
    public static void Check(RecordedRequest request, DetectionKind kind, ResponseParser response)
    {
        if (response.Names.Count is var labels && request.MaxLabels(kind) is { } most && labels > most)
        {
            throw new RecordingException(
                FormattableString.Invariant($"there are {labels} labels, more than the request's MaxLabels {most}"),
                response.ListAt,
                Request);
        }
        var (lowest, highest) = response.Range;
        // In single precision, as the service has both.
        if (request.MinConfidence(kind) is { } least && (float)lowest < (float)least)
        {
            var seemsShare = lowest <= 1;
            var question = seemsShare ? " (0 to 1 rather than 0 to 100?)" : "";
            throw new RecordingException(
                FormattableString.Invariant(
                    $"the confidence {lowest} is below the request's MinConfidence {least}{question}"),
                response.LowestAt,
                seemsShare ? Scale : Request);
        }
        // The request has no lowest match, but the service does not report a match of at most 1 %.
        if (kind == DetectionKind.Celebrity && response.Names.Count > 0 && highest <= 1)
        {
            throw new RecordingException(
                FormattableString.Invariant($"no match is above {highest} percent (0 to 1 rather than 0 to 100?)"),
                response.LowestAt,
                Scale);
        }
    }
}
