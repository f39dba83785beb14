namespace Kayfabe.Report;

/// <summary>Pictures worth a look, in groups: the most confident errors, the least sure.</summary>
public sealed record Gallery(IReadOnlyList<GalleryGroup> Groups);

/// <summary>Some pictures and what they have in common.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Pictures">In the order in which they are to be shown.</param>
public sealed record GalleryGroup(string Title, IReadOnlyList<GalleryPicture> Pictures);

/// <summary>A picture with what was said of it.</summary>
/// <param name="Id">The picture's id.</param>
/// <param name="Format">The format of the bytes.</param>
/// <param name="Bytes">The picture, which is embedded in the page; none where it is too large for that.</param>
/// <param name="InKayfabe">The annotation.</param>
/// <param name="Probability">The model's probability of <em>in kayfabe</em>.</param>
/// <param name="Detections">What was detected, with confidence: <c>Person 99.1</c>.</param>
public sealed record GalleryPicture(
    string Id, PictureFormat Format, ReadOnlyMemory<byte> Bytes, bool InKayfabe, double Probability,
    IReadOnlyList<string> Detections);

/// <summary>The formats that a page may embed. Not SVG, which is a document with links of its own.</summary>
public enum PictureFormat
{
    /// <summary><c>image/jpeg</c>.</summary>
    Jpeg,

    /// <summary><c>image/png</c>.</summary>
    Png,
}
