using System.Text.Json;
using Kayfabe.Study.Csv;

namespace Kayfabe.Study.Posts;

/// <summary>The files that the stage Ingest makes.</summary>
/// <remarks>
/// What stays and what changes from one export to the next are in different files, so that other like counts rerun
/// nothing but what reads them. Rows are by time, then ordinal by id; times are ISO 8601 in UTC; what is not known is
/// empty.
/// </remarks>
public static class IngestFiles
{
    /// <summary>picture, post, published, username, isSidecar, type: who the pictures are.</summary>
    public const string Pictures = "pictures.csv";

    /// <summary>
    /// picture, likeCount, commentCount, viewCount, descriptionLength: what the latest export says of them.
    /// </summary>
    public const string Metadata = "metadata.csv";

    /// <summary>post, published, username, isSidecar, pictures.</summary>
    public const string Posts = "posts.csv";

    /// <summary>file, line, reason, value: the rows that are no picture of the study.</summary>
    public const string LeftOut = "leftOut.csv";

    /// <summary>file, line, picture, stored, id: the rows whose stored id had been rounded.</summary>
    public const string Repaired = "repaired.csv";

    /// <summary>
    /// <c>{files, rows, pictures, posts, duplicates, leftOut: {reason: rows}, repairedIds, otherIds}</c>; every
    /// reason is there, with 0 where it did not occur.
    /// </summary>
    public const string Counts = "counts.json";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Writes all files into a folder that exists.</summary>
    public static void Write(string folder, Ingested ingested) => Parallel.Invoke(
        () => WritePictures(Path.Combine(folder, Pictures), ingested.Pictures),
        () => WriteMetadata(Path.Combine(folder, Metadata), ingested),
        () => WritePosts(Path.Combine(folder, Posts), ingested.Posts),
        () => WriteLeftOut(Path.Combine(folder, LeftOut), ingested.LeftOut),
        () => WriteRepaired(Path.Combine(folder, Repaired), ingested.Repaired),
        () => WriteCounts(Path.Combine(folder, Counts), ingested));

    /// <summary>The reason as the files write it: <c>noPicture</c>.</summary>
    public static string Word(LeftOutReason reason) => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString());

    /// <summary>The reason as people read it: <c>without a date</c>.</summary>
    public static string Text(LeftOutReason reason) => reason switch
    {
        LeftOutReason.Error => "on which the scraper failed",
        LeftOutReason.NoShortcode => "without a shortcode",
        LeftOutReason.NoPicture => "without a picture (videos)",
        LeftOutReason.NoDate => "without a date",
        LeftOutReason.NoCount => "with a count that is no number",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static void WritePictures(string path, IReadOnlyList<Picture> pictures)
    {
        using var csv = CsvFile.Create(path, "picture", "post", "published", "username", "isSidecar", "type");
        foreach (var picture in pictures)
        {
            csv.WriteField(picture.Id);
            csv.WriteField(picture.Post);
            csv.WriteField(picture.Published, TimeFormat);
            csv.WriteField(picture.Username);
            csv.WriteField(picture.IsSidecar);
            csv.WriteField(picture.Type);
            csv.EndRecord();
        }
    }

    private static void WriteMetadata(string path, Ingested ingested)
    {
        using var csv = CsvFile.Create(
            path, "picture", "likeCount", "commentCount", "viewCount", "descriptionLength");
        for (var i = 0; i < ingested.Pictures.Count; i++)
        {
            var metadata = ingested.Metadata[i];
            csv.WriteField(ingested.Pictures[i].Id);
            csv.WriteField(metadata.LikeCount);
            csv.WriteField(metadata.CommentCount);
            csv.WriteField(metadata.ViewCount);
            csv.WriteField(metadata.DescriptionLength);
            csv.EndRecord();
        }
    }

    private static void WritePosts(string path, IReadOnlyList<Post> posts)
    {
        using var csv = CsvFile.Create(path, "post", "published", "username", "isSidecar", "pictures");
        foreach (var post in posts)
        {
            csv.WriteField(post.Id);
            csv.WriteField(post.Published, TimeFormat);
            csv.WriteField(post.Username);
            csv.WriteField(post.IsSidecar);
            csv.WriteField(post.Pictures);
            csv.EndRecord();
        }
    }

    private static void WriteLeftOut(string path, IReadOnlyList<LeftOut> rows)
    {
        using var csv = CsvFile.Create(path, "file", "line", "reason", "value");
        foreach (var row in rows)
        {
            csv.WriteField(row.File);
            csv.WriteField(row.Line);
            csv.WriteField(Word(row.Reason));
            csv.WriteField(row.Value);
            csv.EndRecord();
        }
    }

    private static void WriteRepaired(string path, IReadOnlyList<RepairedId> rows)
    {
        using var csv = CsvFile.Create(path, "file", "line", "picture", "stored", "id");
        foreach (var row in rows)
        {
            csv.WriteField(row.File);
            csv.WriteField(row.Line);
            csv.WriteField(row.Picture);
            csv.WriteField(row.Stored);
            csv.WriteField(row.Id);
            csv.EndRecord();
        }
    }

    private static void WriteCounts(string path, Ingested ingested) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("files", ingested.Files);
        json.WriteNumber("rows", ingested.Rows);
        json.WriteNumber("pictures", ingested.Pictures.Count);
        json.WriteNumber("posts", ingested.Posts.Count);
        json.WriteNumber("duplicates", ingested.Duplicates);
        json.WriteStartObject("leftOut");
        foreach (var reason in Enum.GetValues<LeftOutReason>())
            json.WriteNumber(Word(reason), ingested.LeftOut.Count(row => row.Reason == reason));
        json.WriteEndObject();
        json.WriteNumber("repairedIds", ingested.Repaired.Count);
        json.WriteNumber("otherIds", ingested.OtherIds);
        json.WriteEndObject();
    });
}
