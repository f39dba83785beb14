using System.Globalization;
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

    /// <summary>file, line, reason, value: the rows that are not a picture of the study.</summary>
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

    internal static ReadOnlySpan<string> PictureColumns =>
        new[] { "picture", "post", "published", "username", "isSidecar", "type" };

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Writes all files into a folder that exists.</summary>
    public static void Write(string folder, Ingested ingested) => Parallel.Invoke(
        () => WritePictures(Path.Combine(folder, Pictures), ingested.Pictures),
        () => WriteMetadata(Path.Combine(folder, Metadata), ingested),
        () => WritePosts(Path.Combine(folder, Posts), ingested.Posts),
        () => WriteRows(
            Path.Combine(folder, LeftOut), ["file", "line", "reason", "value"], ingested.LeftOut,
            row => [row.File, Text(row.Line), row.Reason.Word(), row.Value]),
        () => WriteRows(
            Path.Combine(folder, Repaired), ["file", "line", "picture", "stored", "id"], ingested.Repaired,
            row => [row.File, Text(row.Line), row.Picture, row.Stored, Text(row.Id)]),
        () => WriteRows(
            Path.Combine(folder, UnknownCounts), ["file", "line", "picture", "column", "value"], ingested.UnknownCounts,
            row => [row.File, Text(row.Line), row.Picture, row.Column, row.Value]),
        () => IngestCounts.Write(Path.Combine(folder, Counts), ingested));

    private static void WritePictures(string path, IReadOnlyList<Picture> pictures)
    {
        using var csv = CsvFile.Create(path, PictureColumns);
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

    private static void WriteRows<T>(
        string path, ReadOnlySpan<string> columns, IReadOnlyList<T> rows, Func<T, string[]> fields)
    {
        using var csv = CsvFile.Create(path, columns);
        foreach (var row in rows)
            csv.WriteRecord(fields(row));
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
