using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
namespace Kayfabe.Study.Detections;

/// <summary>What Detect read from the recordings.</summary>
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

    /// <summary>The number of recordings that are not used by reason, every reason, also with 0.</summary>
    public required IReadOnlyList<(NotUsedReason Reason, int Recordings)> RecordingsNotUsed { get; init; }

    /// <summary>
    /// The number of recordings that are used though another of the same picture, request and time has another answer.
    /// </summary>
    public required int RecordingsContradicted { get; init; }

    /// <summary>The first picture of them; null where there is none.</summary>
    public required (string File, DetectionKind Kind)? FirstContradicted { get; init; }

    /// <summary>By kind that is replayed: the pictures that have a recording, and their detections.</summary>
    public required IReadOnlyList<(DetectionKind Kind, int Recorded, long Detections)> Kinds { get; init; }

    /// <summary>
    /// The model versions of the recordings, by kind and version: more than one of a kind is a mixture.
    /// </summary>
    public required IReadOnlyList<ServiceModel> Models { get; init; }

    /// <summary>
    /// Moderation labels of version 6 that have no name in version 7, to which the study renames them, by name.
    /// </summary>
    public required IReadOnlyList<(string Name, int Detections)> NotRenamed { get; init; }

    /// <summary>The pictures that have the digest of another, by digest.</summary>
    public required IReadOnlyList<PictureFile> SameDigest { get; init; }

    /// <summary>The first recording of another request by file and line; null where there is none.</summary>
    public required Fault? FirstOtherRequest { get; init; }

    /// <summary>How many recordings are not used, and why, in one line; null where all are.</summary>
    public string? LeftOutLine => Tables.LeftOutLine.Of(
        "recordings",
        RecordingsUsed + RecordingsReplaced + RecordingsNotUsed.Sum(count => count.Recordings),
        [
            .. RecordingsNotUsed.Select(count => (count.Reason.Text(), count.Recordings)),
            ("replaced by a later one", RecordingsReplaced),
        ],
        RecordingsNotUsed.Any(count => count.Recordings > 0) ? DetectionFiles.NotUsed : null);

    /// <summary>How many moderation labels have no name in version 7, in one line; null where all have one.</summary>
    public string? NotRenamedLine => NotRenamed.Count == 0 ? null
        : "moderation labels of version 6 without a name in version 7 left out: "
            + string.Join(", ", NotRenamed.Select(name => $"{name.Name} ({name.Detections})"));

    /// <summary>Where recordings and pictures contradict each other, one line each.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            if (FirstOtherRequest is { } other)
                yield return $"{other} Recordings of other requests: {Of(NotUsedReason.OtherRequest)}.";
            var missing = Kinds.Where(kind => kind.Recorded < Pictures)
                .Select(kind => $"{Pictures - kind.Recorded} have no recording of {kind.Kind.Operation()}").ToList();
            if (Of(NotUsedReason.NoPicture) is > 0 and var unknown && missing.Count > 0)
            {
                yield return $"of {Pictures} pictures {string.Join(", ", missing)}, and {unknown} recordings are of "
                    + "pictures that the study does not have. Were pictures edited after they were recorded? A "
                    + "recording belongs to the bytes that were sent: put those files back.";
            }
            if (FirstContradicted is { } contradicted)
            {
                yield return $"{RecordingsContradicted} answers are recorded twice, with the same time and different "
                    + $"content, first {contradicted.Kind.Operation()} of {contradicted.File}. The one that is used "
                    + "need not be the right one: keep the right one only.";
            }
        }
    }

    private int Of(NotUsedReason reason) =>
        RecordingsNotUsed.Where(count => count.Reason == reason).Sum(count => count.Recordings);
}
