namespace Kayfabe.Study.Posts;

/// <summary>Everything that the exports hold.</summary>
/// <param name="Pictures">By time, then ordinal by id.</param>
/// <param name="Metadata">Of each picture, in their order.</param>
/// <param name="Posts">By time, then ordinal by id.</param>
/// <param name="LeftOut">In the order of the files.</param>
/// <param name="Repaired">In the order of the files.</param>
/// <param name="Files">The number of exports.</param>
/// <param name="Rows">The number of their rows: pictures + duplicates + left out.</param>
/// <param name="Duplicates">
/// Rows that say again what another row says; of two, the later extraction's counts hold.
/// </param>
/// <param name="OtherIds">Rows whose stored id is neither the shortcode's nor a rounding of it.</param>
public sealed record Ingested(
    IReadOnlyList<Picture> Pictures,
    IReadOnlyList<PictureMetadata> Metadata,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<LeftOut> LeftOut,
    IReadOnlyList<RepairedId> Repaired,
    int Files,
    int Rows,
    int Duplicates,
    int OtherIds)
{
    /// <summary>Counts that are filled and cannot be read, in the order of the files.</summary>
    public IReadOnlyList<UnknownCount> UnknownCounts { get; init; } = [];

    /// <summary>The number of pictures that are covers of videos.</summary>
    public int Covers { get; init; }

    /// <summary>The number of rows with another time of publication than an earlier row of their picture.</summary>
    public int OtherTimes { get; init; }

    /// <summary>The first row of <see cref="OtherIds"/>: <c>exports/a.csv(3)</c>; null where there is none.</summary>
    public string? FirstOtherId { get; init; }

    /// <summary>The first row of <see cref="OtherTimes"/>; null where there is none.</summary>
    public string? FirstOtherTime { get; init; }

    /// <summary>How many rows are no picture of their own, and why, in one line; null where each is.</summary>
    public string? LeftOutLine
    {
        get
        {
            var counts = LeftOut.CountBy(row => row.Reason).ToDictionary();
            return Tables.LeftOutLine.Of(
                "rows",
                Rows,
                [
                    .. Enum.GetValues<LeftOutReason>().Select(reason =>
                        (IngestFiles.Text(reason), counts.GetValueOrDefault(reason))),
                    ("of a picture that another row has", Duplicates),
                ],
                LeftOut.Count > 0 ? IngestFiles.LeftOut : null);
        }
    }

    /// <summary>How many pictures are covers of videos, in one line; null where none is.</summary>
    public string? CoversLine => Covers == 0
        ? null
        : FormattableString.Invariant($"{Covers:N0} of {Pictures.Count:N0} pictures are covers of videos");

    /// <summary>What the exports contradict themselves in, and what cannot be read of them, a line each.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            if (UnknownCounts is [var (file, line, _, column, value), ..])
            {
                yield return FormattableString.Invariant(
                    $"counts that cannot be read, and are not known: {UnknownCounts.Count:N0}")
                    + FormattableString.Invariant(
                        $", first {file}({line}): {column} '{value}' ({IngestFiles.UnknownCounts})");
            }
            if (FirstOtherId is not null)
            {
                yield return FormattableString.Invariant(
                    $"rows with a postId that is not their picture's: {OtherIds:N0}, first {FirstOtherId}");
            }
            if (FirstOtherTime is not null)
            {
                yield return FormattableString.Invariant(
                    $"rows whose pubDate another row of the picture contradicts: {OtherTimes:N0}")
                    + $", first {FirstOtherTime}";
            }
        }
    }
}
