using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Fetching;

/// <summary>A picture that was fetched: what its file was then, and from where and when it came.</summary>
/// <param name="Picture">The picture's id.</param>
/// <param name="Digest">The SHA-256 of the file's bytes, <c>sha256:&lt;64 hex digits&gt;</c>.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Header">Its format, and its size in pixels.</param>
/// <param name="Address">The address, as the export had it.</param>
/// <param name="Fetched">When, in UTC, to the second.</param>
public sealed record FetchedPicture(
    string Picture, string Digest, long Bytes, PictureHeader Header, string Address, DateTimeOffset Fetched)
{
    /// <summary>The name of its file in the folder of the pictures.</summary>
    public string FileName => FileNameOf(Picture, Header.Format);

    /// <summary>The name of a picture's file.</summary>
    public static string FileNameOf(string picture, string format) =>
        picture + (format == "png" ? ".png" : ".jpg");
}
