namespace Kayfabe.Study.Detections;

/// <summary>What Detect made of the recordings.</summary>
public sealed record DetectSummary
{
    /// <summary>The number of pictures.</summary>
    public required int Pictures { get; init; }

    /// <summary>
    /// The number of different pictures by content; fewer than <see cref="Pictures"/> where some are equal.
    /// </summary>
    public required int Digests { get; init; }

    /// <summary>The number of names that were detected, each kind and set of parents for itself.</summary>
    public required int Names { get; init; }

    /// <summary>The number of recordings that gave detections, or gave that there are none.</summary>
    public required int RecordingsUsed { get; init; }

    /// <summary>The number of recordings that a later one of the same picture and request has replaced.</summary>
    public required int RecordingsReplaced { get; init; }

    /// <summary>
    /// The number of recordings of no picture of the study, of another request, or of a kind not asked for.
    /// </summary>
    public required int RecordingsNotUsed { get; init; }

    /// <summary>By kind that is replayed: the pictures that have a recording, and their detections.</summary>
    public required IReadOnlyList<(DetectionKind Kind, int Recorded, long Detections)> Kinds { get; init; }

    /// <summary>
    /// The model versions that the recordings tell, by kind and version: more than one of a kind is a mixture.
    /// </summary>
    public required IReadOnlyList<(DetectionKind Kind, string Version, int Pictures)> Models { get; init; }

    /// <summary>The pictures that have the digest of another, by digest.</summary>
    public required IReadOnlyList<PictureFile> SameDigest { get; init; }

    /// <summary>The number of recordings of another request than the study's settings describe.</summary>
    public required int OtherRequests { get; init; }

    /// <summary>The first of them by file and line; null where there is none.</summary>
    public required Fault? FirstOtherRequest { get; init; }

    /// <summary>A line about the recordings of another request, with what the study asks for; null where there is none.</summary>
    public string? Warning => FirstOtherRequest is null
        ? null
        : FormattableString.Invariant($"{FirstOtherRequest} Recordings of other requests: {OtherRequests}.");
}
