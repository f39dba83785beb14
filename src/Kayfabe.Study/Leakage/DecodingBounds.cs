using System.Buffers.Binary;
using System.IO.Compression;
using StbImageSharp;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// What a picture may ask of the decoder: a stranger's may claim any size, inflate without end, or be drawn over and over.
/// </summary>
internal static class DecodingBounds
{
    /// <summary>The most pixels that are decoded: what the image service takes, 10,000 x 10,000.</summary>
    public const int MostPixels = 100_000_000;

    /// <summary>Above so many pixels one picture is decoded at a time.</summary>
    public const int ManyPixels = 16_000_000;

    /// <summary>A progressive JPEG has about ten scans; each of them goes over all pixels.</summary>
    private const int MostScans = 100;

    /// <summary>Interlaced pictures have up to seven passes, each with a byte more a row.</summary>
    private const int Passes = 7;

    /// <summary>Whether a file keeps to the bounds; it need not be a picture that can be decoded.</summary>
    public static bool Allow(byte[] file, out long pixels)
    {
        pixels = 0;
        using var stream = new MemoryStream(file);
        if (ImageInfo.FromStream(stream) is not { Width: > 0, Height: > 0 } size)
            return false;
        pixels = (long)size.Width * size.Height;
        if (pixels > MostPixels)
            return false;
        if (file is [0xFF, 0xD8, ..])
            return file.AsSpan().Count((ReadOnlySpan<byte>)[0xFF, 0xDA]) <= MostScans;
        return file is not [0x89, ..] || Inflates(file, LengthOf(file, size.Width, size.Height));
    }

    /// <summary>The bytes that the pixels of a PNG have before compression, at most (PNG specification, 7.2 and 8.2).</summary>
    private static long LengthOf(ReadOnlySpan<byte> png, int width, int height)
    {
        var samples = png[25] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var row = (((long)width * samples * int.Min(png[24], 16)) + 7) / 8;
        return ((row + 1) * height) + (Passes * ((long)width + height));
    }

    /// <summary>Whether the compressed data of a PNG are sound, and have no more than so many bytes when inflated.</summary>
    private static bool Inflates(byte[] png, long most)
    {
        using var inflated = new ZLibStream(DataOf(png), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        try
        {
            var total = 0L;
            for (int read; total <= most && (read = inflated.Read(buffer)) > 0;)
                total += read;
            return total <= most;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>What the IDAT chunks of a PNG hold together.</summary>
    private static MemoryStream DataOf(byte[] png)
    {
        var data = new MemoryStream();
        for (var at = 8L; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan((int)at));
            if (png.AsSpan((int)at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(png, (int)at + 8, (int)long.Min(length, png.Length - at - 8));
            at += 12L + length;
        }
        data.Position = 0;
        return data;
    }
}
