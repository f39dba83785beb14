using System.Text.Json;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;

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
    /// picture, likeCount, commentCount, viewCount, descriptionLength: what the latest export says of them; <c>?</c>
    /// for a count that is filled and cannot be read.
    /// </summary>
    public const string Metadata = "metadata.csv";

    /// <summary>post, published, username, isSidecar, pictures.</summary>
    public const string Posts = "posts.csv";

    /// <summary>file, line, reason, value: the rows that are no picture of the study.</summary>
    public const string LeftOut = "leftOut.csv";

    /// <summary>file, line, picture, stored, id: the rows whose stored id had been rounded.</summary>
    public const string Repaired = "repaired.csv";

    /// <summary>file, line, picture, column, value: the counts that are filled and cannot be read.</summary>
    public const string UnknownCounts = "unknownCounts.csv";

    /// <summary>
    /// <c>{files, rows, pictures, posts, duplicates, leftOut: {reason: rows}, repairedIds, otherIds, otherTimes,
    /// unknownCounts, videoCovers}</c>; every reason is there, with 0 where it did not occur.
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
        () => WriteUnknownCounts(Path.Combine(folder, UnknownCounts), ingested.UnknownCounts),
        () => WriteCounts(Path.Combine(folder, Counts), ingested));

    /// <summary>The reason as the files write it: <c>noPicture</c>.</summary>
    public static string Word(LeftOutReason reason) => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString());

    /// <summary>The reason as people read it: <c>without a date</c>.</summary>
    public static string Text(LeftOutReason reason) => reason switch
    {
        LeftOutReason.Error => "on which the scraper failed",
        LeftOutReason.NoShortcode => "without the address of a post",
        LeftOutReason.Video => "of a video",
        LeftOutReason.NoPicture => "without a picture",
        LeftOutReason.NoDate => "without a date",
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
            foreach (var count in (ReadOnlySpan<long?>)[metadata.LikeCount, metadata.CommentCount, metadata.ViewCount])
            {
                if (count == PictureMetadata.Unreadable)
                    csv.WriteField(PictureMetadata.UnreadableText);
                else
                    csv.WriteField(count);
            }
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

    private static void WriteUnknownCounts(string path, IReadOnlyList<UnknownCount> counts)
    {
        using var csv = CsvFile.Create(path, "file", "line", "picture", "column", "value");
        foreach (var count in counts)
        {
            csv.WriteField(count.File);
            csv.WriteField(count.Line);
            csv.WriteField(count.Picture);
            csv.WriteField(count.Column);
            csv.WriteField(count.Value);
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
        json.WriteNumber("otherTimes", ingested.OtherTimes);
        json.WriteNumber("unknownCounts", ingested.UnknownCounts.Count);
        json.WriteNumber("videoCovers", ingested.Covers);
        json.WriteEndObject();
    });
}
