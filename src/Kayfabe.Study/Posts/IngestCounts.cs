using Kayfabe.Settings;
using Kayfabe.Study.Files;

namespace Kayfabe.Study.Posts;

/// <summary>How much Ingest read, and what it left out: <see cref="IngestFiles.Counts"/>.</summary>
/// <param name="Rows">The rows of all exports.</param>
/// <param name="Pictures">The pictures of the study.</param>
/// <param name="Duplicates">Rows of a picture that another row has too.</param>
/// <param name="LeftOut">Rows that are not a picture of the study, for every reason, also with 0.</param>
public sealed record IngestCounts(
    int Rows, int Pictures, int Duplicates, IReadOnlyList<(LeftOutReason Reason, int Rows)> LeftOut)
{
    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IngestCounts Read(string path) => JsonFile.Read(path, root => new IngestCounts(
        root.GetProperty("rows").GetInt32(),
        root.GetProperty("pictures").GetInt32(),
        root.GetProperty("duplicates").GetInt32(),
        [.. Enum.GetValues<LeftOutReason>().Select(reason =>
            (reason, root.GetProperty("leftOut").GetProperty(reason.Word()).GetInt32()))]));

    internal static void Write(string path, Ingested ingested) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("files", ingested.Files);
        json.WriteNumber("rows", ingested.Rows);
        json.WriteNumber("pictures", ingested.Pictures.Count);
        json.WriteNumber("posts", ingested.Posts.Count);
        json.WriteNumber("duplicates", ingested.Duplicates);
        json.WriteStartObject("leftOut");
        foreach (var reason in Enum.GetValues<LeftOutReason>())
            json.WriteNumber(reason.Word(), ingested.LeftOut.Count(row => row.Reason == reason));
        json.WriteEndObject();
        json.WriteNumber("repairedIds", ingested.Repaired.Count);
        json.WriteNumber("otherIds", ingested.OtherIds);
        json.WriteNumber("otherTimes", ingested.OtherTimes);
        json.WriteNumber("unknownCounts", ingested.UnknownCounts.Count);
        json.WriteNumber("videoCovers", ingested.Covers);
        json.WriteEndObject();
    });
}
