namespace Kayfabe.Report.Document;

/// <summary>Pictures side by side.</summary>
internal sealed record PictureGrid(IReadOnlyList<FramedPicture> Pictures) : Block;

/// <summary>A picture and the lines below it; the last says what a reader who cannot see it should know.</summary>
internal sealed record FramedPicture(GalleryPicture Picture, IReadOnlyList<string> Lines);
