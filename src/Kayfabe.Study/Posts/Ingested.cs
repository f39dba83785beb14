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
    /// <summary>How many rows are no picture of their own, and why, in one line; null where each is.</summary>
    public string? LeftOutLine
    {
        get
        {
            var counts = LeftOut.CountBy(row => row.Reason).ToDictionary();
            return Study.LeftOutLine.Of(
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
}
