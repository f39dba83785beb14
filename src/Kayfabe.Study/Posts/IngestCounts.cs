using Kayfabe.Settings;
using Kayfabe.Study.Files;

namespace Kayfabe.Study.Posts;

/// <summary>How much Ingest read, and what it left out: counts.json.</summary>
/// <param name="Rows">The rows of all exports.</param>
/// <param name="Pictures">The pictures of the study.</param>
/// <param name="Duplicates">Rows of a picture that another row has too.</param>
/// <param name="LeftOut">Rows that are no picture of the study, by every reason, also with 0.</param>
public sealed record IngestCounts(
    int Rows, int Pictures, int Duplicates, IReadOnlyList<(LeftOutReason Reason, int Rows)> LeftOut)
{
    /// <summary>Reads what <see cref="IngestFiles"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IngestCounts Read(string path) => JsonFile.Read(path, root => new IngestCounts(
        root.GetProperty("rows").GetInt32(),
        root.GetProperty("pictures").GetInt32(),
        root.GetProperty("duplicates").GetInt32(),
        [.. Enum.GetValues<LeftOutReason>().Select(reason =>
            (reason, root.GetProperty("leftOut").GetProperty(IngestFiles.Word(reason)).GetInt32()))]));
}
