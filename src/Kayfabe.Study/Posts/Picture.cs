namespace Kayfabe.Study.Posts;

/// <summary>A picture of a post: the row of the science.</summary>
/// <param name="Id">Its shortcode, 1 to 64 of A-Z a-z 0-9 - _, unique.</param>
/// <param name="Post">The shortcode that names its post; its own where the post has no other picture.</param>
/// <param name="Published">When the post was published, UTC, to the second.</param>
/// <param name="Username">The account; empty where the export does not say.</param>
/// <param name="IsSidecar">Whether the post is a carousel.</param>
/// <param name="Type">The scraper's word, such as <c>Photo</c>; empty where the export does not say.</param>
public sealed record Picture(
    string Id, string Post, DateTime Published, string Username, bool IsSidecar, string Type);

/// <summary>
/// What changes of a picture from one export to the next; a count that is not known is null, one that is filled and
/// cannot be read is <see cref="Unreadable"/>.
/// </summary>
/// <param name="LikeCount">Likes of the post.</param>
/// <param name="CommentCount">Comments on the post.</param>
/// <param name="ViewCount">Views; videos only.</param>
/// <param name="DescriptionLength">Length of the post's text in Unicode characters.</param>
public readonly record struct PictureMetadata(
    long? LikeCount, long? CommentCount, long? ViewCount, int DescriptionLength)
{
    /// <summary>In place of a count that is filled and cannot be read.</summary>
    public const long Unreadable = -1;

    /// <summary>What the file has for <see cref="Unreadable"/>: nothing that could be taken for a number.</summary>
    public const string UnreadableText = "?";
}

/// <summary>A post and the number of its pictures that are in the study.</summary>
/// <param name="Id">The shortcode that names it.</param>
/// <param name="Published">When it was published, UTC, to the second.</param>
/// <param name="Username">The account; empty where the export does not say.</param>
/// <param name="IsSidecar">Whether it is a carousel.</param>
/// <param name="Pictures">1 or more.</param>
public sealed record Post(string Id, DateTime Published, string Username, bool IsSidecar, int Pictures);
