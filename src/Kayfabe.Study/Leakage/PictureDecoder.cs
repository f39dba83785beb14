using StbImageSharp;

namespace Kayfabe.Study.Leakage;

/// <summary>Makes thumbnails of picture files.</summary>
public static class PictureDecoder
{
    /// <summary>Large pictures are decoded one at a time: each may need a gigabyte.</summary>
    private static readonly Lock _large = new();

    /// <summary>The thumbnail of a picture file, JPEG or PNG.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="isDecoded">Whether the file is a picture that can be decoded within the bounds.</param>
    /// <returns>
    /// Null where it cannot be decoded, or where all of it has one shade: all such pictures look alike.
    /// </returns>
    public static Thumbnail? Thumbnail(byte[] file, out bool isDecoded)
    {
        isDecoded = false;
        if (!DecodingBounds.Allow(file, out var pixels))
            return null;
        try
        {
            var image = pixels > DecodingBounds.ManyPixels ? DecodeAlone(file) : Decode(file);
            isDecoded = true;
            var thumbnail = Leakage.Thumbnail.Of(image.Data, image.Width, image.Height);
            return thumbnail.Brightness.ContainsAnyExcept(thumbnail.Brightness[0]) ? thumbnail : null;
        }
        catch (InvalidOperationException)
        {
            // The decoder's error for damaged pixels. Of 100,000 mutated pictures within the bounds none gave another.
            return null;
        }
    }

    private static ImageResult Decode(byte[] file) => ImageResult.FromMemory(file, ColorComponents.RedGreenBlue);

    private static ImageResult DecodeAlone(byte[] file)
    {
        lock (_large)
            return Decode(file);
    }
}
