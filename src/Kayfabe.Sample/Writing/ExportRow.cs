using System.Globalization;
using Kayfabe.Sample.Model;

namespace Kayfabe.Sample.Writing;

/// <summary>One row of a PhantomBuster export: column and text, in the order of the columns.</summary>
/// <param name="Cells">Empty ones are left out.</param>
internal sealed record ExportRow(IReadOnlyList<KeyValuePair<string, string>> Cells)
{
    /// <summary>
    /// The rows of a post. Newer exports give a carousel's items the post's address and their own in sidePostUrl; older
    /// ones only the item's own, and ids that a 64-bit float has rounded.
    /// </summary>
    public static IEnumerable<ExportRow> Of(SamplePost post, DateTime extracted, bool sidePostUrl, bool roundedIds)
    {
        foreach (var picture in post.Pictures)
            yield return Item(post, picture.Shortcode, isVideo: false, extracted, sidePostUrl, roundedIds);
        if (post.Video is { } video)
            yield return Item(post, video, isVideo: true, extracted, sidePostUrl, roundedIds);
    }

    /// <summary>What the extractor writes where a profile could not be read.</summary>
    public static ExportRow Error(DateTime extracted) => new(
    [
        new("query", "https://www.instagram.com/synthetic_nobody_here"),
        new("error", "Could not open the profile, \"synthetic_nobody_here\" may be private"),
        new("timestamp", Stamp(extracted)),
    ]);

    private static ExportRow Item(
        SamplePost post, string shortcode, bool isVideo, DateTime extracted, bool sidePostUrl, bool roundedIds)
    {
        var carriesPost = post.IsSidecar && sidePostUrl;
        var id = SyntheticShortcode.IdOf(carriesPost ? post.Shortcode : shortcode);
        List<KeyValuePair<string, string>> cells = [];
        void Cell(string column, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                cells.Add(new(column, text));
        }

        Cell("postUrl", Address(carriesPost ? post.Shortcode : shortcode));
        Cell("description", post.Caption);
        Cell("commentCount", Text(post.Comments));
        Cell("likeCount", Text(post.Likes));
        Cell("location", post.Location);
        Cell("locationId", post.Location.Length > 0 ? Text(post.Location.Length * 1_000_003) : null);
        Cell("pubDate", Stamp(post.Published));
        Cell("likedByViewer", "false");
        Cell("isSidecar", post.IsSidecar ? "true" : "false");
        Cell("type", isVideo ? "Video" : "Photo");
        Cell("caption", isVideo ? null : "Synthetic drawing by Zephra Quillstone. May be a picture of nobody.");
        Cell("profileUrl", Account.Profile);
        Cell("username", Account.Username);
        Cell("fullName", Account.FullName);
        Cell("imgUrl", isVideo ? null : $"https://scontent-synthetic.cdninstagram.example/v/{shortcode}.jpg?oe=" +
            ((int)(extracted - DateTime.UnixEpoch).TotalSeconds).ToString("X8", CultureInfo.InvariantCulture));
        Cell("postId", (roundedIds ? Rounded(id) : id).ToString(CultureInfo.InvariantCulture));
        Cell("timestamp", Stamp(extracted));
        Cell("query", Account.Profile);
        for (var i = 0; i < post.Tagged.Count; i++)
        {
            Cell($"taggedFullName{i + 1}", post.Tagged[i].Replace('_', ' '));
            Cell($"taggedUsername{i + 1}", post.Tagged[i]);
        }
        Cell("sidePostUrl", carriesPost ? Address(shortcode) : null);
        Cell("videoUrl", isVideo ? $"https://scontent-synthetic.cdninstagram.example/v/{shortcode}.mp4" : null);
        Cell("viewCount", Text(isVideo ? post.Views ?? post.Likes : null));
        return new(cells);
    }

    /// <summary>What a 64-bit float leaves of an id, as in exports that a data frame has touched.</summary>
    internal static ulong Rounded(ulong id) => (ulong)(double)id;

    private static string Address(string shortcode) => $"https://www.instagram.com/p/{shortcode}";

    private static string Stamp(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
