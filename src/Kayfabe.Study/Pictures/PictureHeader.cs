using System.Buffers.Binary;
using Kayfabe.Settings;

namespace Kayfabe.Study.Pictures;

/// <summary>What a picture's first bytes say: that it is one, and its size in pixels.</summary>
/// <param name="Format"><c>jpeg</c> or <c>png</c>.</param>
/// <param name="Width">Pixels, 80 to 10,000.</param>
/// <param name="Height">Pixels, 80 to 10,000.</param>
/// <remarks>
/// The bounds are the image service's (Amazon Rekognition, "Guidelines and quotas"): JPEG or PNG, at least 80 and at
/// most 10,000 pixels a side, at most 15 MB.
/// </remarks>
public sealed record PictureHeader(string Format, int Width, int Height)
{
    /// <summary>The fewest pixels a side that the service takes.</summary>
    public const int LeastSide = 80;

    /// <summary>The most pixels a side that the service takes.</summary>
    public const int MostSide = 10_000;

    /// <summary>The most bytes that the service takes, as an object in S3.</summary>
    public const long MostBytes = 15 * 1024 * 1024;

    /// <summary>Reads the header of a picture; the pixels are not decoded.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="name">The file as the user would type it.</param>
    /// <exception cref="InputException">It is no JPEG or PNG, or the service would not take it.</exception>
    public static PictureHeader Read(string path, string name)
    {
        using var file = File.OpenRead(path);
        return Read(file, name);
    }

    /// <inheritdoc cref="Read(string, string)"/>
    /// <param name="picture">The file's bytes, at their start, seekable.</param>
    /// <param name="name">The file as the user would type it.</param>
    public static PictureHeader Read(Stream picture, string name)
    {
        Span<byte> start = stackalloc byte[FileKind.Bytes];
        start = start[..picture.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if ((IsPng(start) ? Png(start) : IsJpeg(start) ? Jpeg(picture) : null) is not { } header)
        {
            throw FileKind.Of(start) is var (problem, remedy)
                ? new InputException(new Fault(problem, remedy, name))
                : Refused(name, "this is no picture: neither a readable JPEG nor a PNG header");
        }
        if (picture.Length > MostBytes)
            throw Refused(name, $"{picture.Length} bytes are more than the {MostBytes} that the image service takes");
        if (int.Min(header.Width, header.Height) < LeastSide || int.Max(header.Width, header.Height) > MostSide)
        {
            throw Refused(
                name, $"{header.Width} x {header.Height} pixels, where a side may have {LeastSide} to {MostSide}");
        }
        return header;
    }

    private static InputException Refused(string name, string problem) =>
        new(new Fault(problem, "Replace the file or take it out of the folder.", name));

    internal static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    private static bool IsPng(ReadOnlySpan<byte> start) =>
        start.Length >= 24
        && start.StartsWith(PngSignature)
        && start[12..16].SequenceEqual("IHDR"u8);

    private static bool IsJpeg(ReadOnlySpan<byte> start) => start is [0xFF, 0xD8, 0xFF, ..];

    private static PictureHeader Png(ReadOnlySpan<byte> start) => new(
        "png",
        (int)uint.Min(BinaryPrimitives.ReadUInt32BigEndian(start[16..]), int.MaxValue),
        (int)uint.Min(BinaryPrimitives.ReadUInt32BigEndian(start[20..]), int.MaxValue));

    /// <summary>Walks the segments up to the start of frame (SOF), which has the size. ITU-T T.81, annex B.</summary>
    private static PictureHeader? Jpeg(Stream picture)
    {
        Span<byte> frame = stackalloc byte[7];
        for (picture.Position = 2; picture.ReadByte() == 0xFF;)
        {
            int marker;
            while ((marker = picture.ReadByte()) == 0xFF)
            {
                // Any number of fill bytes may precede a marker.
            }
            var isFrame = IsFrame(marker);
            var length = frame[..(isFrame ? 7 : 2)];
            if (picture.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
                return null;
            if (isFrame)
            {
                return new PictureHeader(
                    "jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(frame[5..]),
                    BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
            }
            picture.Seek(BinaryPrimitives.ReadUInt16BigEndian(length) - 2, SeekOrigin.Current);
        }
        return null;
    }

    /// <summary>C0 to CF without DHT (C4), JPG (C8) and DAC (CC).</summary>
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
