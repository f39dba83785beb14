using StbImageSharp;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// A hash that is nearly the same for pictures that look nearly the same: shrunk to 9 by 8 grey fields, of which each
/// is compared with its right neighbour.
/// </summary>
/// <remarks>
/// dHash: N. Krawetz, "Kind of Like That" (2013), hackerfactor.com. The decoder is part of the hash:
/// SixLabors.ImageSharp 2.1, whose grey comes from RGB, gives another hash for half of the sample study's pictures.
/// </remarks>
public static class DifferenceHash
{
    private const int Columns = 9;
    private const int Rows = 8;

    /// <summary>Large pictures are decoded one at a time: each may need a gigabyte.</summary>
    private static readonly Lock _large = new();

    /// <summary>The hash of a picture file, JPEG or PNG.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="isDecoded">Whether the file is a picture that can be decoded within the bounds.</param>
    /// <returns>
    /// Null where it cannot be decoded, or where all of it has one shade: all such pictures look alike.
    /// </returns>
    public static ulong? Of(byte[] file, out bool isDecoded)
    {
        isDecoded = false;
        if (!DecodingBounds.Allow(file, out var pixels))
            return null;
        try
        {
            var image = pixels > DecodingBounds.ManyPixels ? DecodeAlone(file) : Decode(file);
            isDecoded = true;
            return Of(image.Data, image.Width, image.Height);
        }
        catch (InvalidOperationException)
        {
            // The decoder's error for damaged pixels. Of 100,000 mutated pictures within the bounds none gave another.
            return null;
        }
    }

    private static ImageResult Decode(byte[] file) => ImageResult.FromMemory(file, ColorComponents.Grey);

    private static ImageResult DecodeAlone(byte[] file)
    {
        lock (_large)
            return Decode(file);
    }

    /// <summary>The hash of a picture in grey, a byte a pixel, row after row.</summary>
    /// <returns>Null where no field differs from its neighbour.</returns>
    public static ulong? Of(ReadOnlySpan<byte> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, width * height);
        if (pixels.IsEmpty)
            return null;
        var (hash, isFlat) = (0UL, true);
        for (var row = 0; row < Rows; row++)
        {
            var left = MeanOf(pixels, width, height, 0, row);
            for (var column = 1; column < Columns; column++)
            {
                var right = MeanOf(pixels, width, height, column, row);
                hash = (hash << 1) | (left > right ? 1UL : 0);
                isFlat &= left == right;
                left = right;
            }
        }
        return isFlat ? null : hash;
    }

    /// <summary>The mean of a field, in whole 256ths; of the nearest pixel where a field is smaller than one.</summary>
    private static long MeanOf(ReadOnlySpan<byte> pixels, int width, int height, int column, int row)
    {
        var (left, right) = Range(column, Columns, width);
        var (top, bottom) = Range(row, Rows, height);
        var sum = 0L;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
                sum += pixels[(y * width) + x];
        }
        return 256 * sum / ((long)(right - left) * (bottom - top));
    }

    private static (int From, int To) Range(int part, int parts, int length)
    {
        var from = (int)((long)part * length / parts);
        return (from, Math.Max(from + 1, (int)((part + 1L) * length / parts)));
    }
}
