using System.Buffers.Binary;
using System.IO.Compression;
using Kayfabe.Study.Pictures;
using StbImageSharp;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// Checks a picture before it is decoded: a stranger's file may claim any size, inflate without end, be drawn over and
/// over, or point beyond its end.
/// </summary>
/// <remarks>
/// StbImageSharp 2.30 waits for the end of a stream by comparing position and length: a JPEG segment that ends beyond
/// the file makes it read zeros forever. Its other formats (BMP, GIF, TGA, PSD) are never reached.
/// </remarks>
internal static class DecodingBounds
{
    /// <summary>The most pixels that are decoded: what the image service takes, 10,000 x 10,000.</summary>
    public const int MostPixels = 100_000_000;

    /// <summary>Above so many pixels one picture is decoded at a time.</summary>
    public const int ManyPixels = 16_000_000;

    /// <summary>A progressive JPEG has about ten scans; each of them goes over all pixels.</summary>
    private const int MostScans = 100;

    /// <summary>Interlaced pictures have up to seven passes, each with one more byte per row.</summary>
    private const int Passes = 7;

    /// <summary>Whether a file is a JPEG or PNG within the bounds; its pixels may still be damaged.</summary>
    public static bool Allow(byte[] file, out long pixels)
    {
        pixels = 0;
        var isPng = file.AsSpan().StartsWith(PictureHeader.PngSignature);
        var data = isPng ? DataOf(file) : null;
        if (isPng ? data is null : !HasWholeSegments(file))
            return false;
        using var stream = new MemoryStream(file);
        if (ImageInfo.FromStream(stream) is not { Width: > 0, Height: > 0 } size)
            return false;
        pixels = (long)size.Width * size.Height;
        return pixels <= MostPixels && (data is null || Inflates(data, LengthOf(file, size.Width, size.Height)));
    }

    /// <summary>
    /// Whether all segments of a JPEG end within the file, and it has few scans (ITU-T T.81, annex B).
    /// </summary>
    private static bool HasWholeSegments(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg is not [0xFF, 0xD8, 0xFF, ..])
            return false;
        var scans = 0;
        for (var at = 2; ;)
        {
            // What is not a marker is a scan's data, in which 00 or a restart marker follows FF.
            var start = jpeg[at..].IndexOf((byte)0xFF);
            if (start < 0 || at + start + 1 >= jpeg.Length)
                return scans > 0;
            at += start + 1;
            var marker = jpeg[at];
            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 0 : 1;
                continue;
            }
            if (marker == 0xD9)
                return scans > 0;
            scans += marker == 0xDA ? 1 : 0;
            if (scans > MostScans || at + 3 > jpeg.Length)
                return false;
            at += 1 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 1)..]);
            if (at > jpeg.Length)
                return false;
        }
    }

    /// <summary>
    /// The bytes that the pixels of a PNG have before compression, at most (PNG specification, 7.2 and 8.2).
    /// </summary>
    private static long LengthOf(ReadOnlySpan<byte> png, int width, int height)
    {
        var samples = png[25] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var row = (((long)width * samples * int.Min(png[24], 16)) + 7) / 8;
        return ((row + 1) * height) + (Passes * ((long)width + height));
    }

    /// <summary>
    /// Whether the compressed data of a PNG are sound, and have no more than so many bytes when inflated.
    /// </summary>
    private static bool Inflates(MemoryStream data, long most)
    {
        using var inflated = new ZLibStream(data, CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        try
        {
            var total = 0L;
            for (int read; total <= most && (read = inflated.Read(buffer)) > 0;)
                total += read;
            return total <= most;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // The runtime's ZLibException, for data that ask for a dictionary, is an IOException.
            return false;
        }
    }

    /// <summary>What the IDAT chunks of a PNG hold together; null where a chunk ends beyond the file.</summary>
    private static MemoryStream? DataOf(byte[] png)
    {
        var data = new MemoryStream();
        for (var at = 8L; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan((int)at));
            if (at + 12 + length > png.Length)
                return null;
            if (png.AsSpan((int)at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(png, (int)at + 8, (int)length);
            at += 12 + length;
        }
        data.Position = 0;
        return data;
    }
}
