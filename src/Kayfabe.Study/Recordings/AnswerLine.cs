using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// Lines whose order is that of pictures: 64 hexadecimal digits of the picture's digest, then, of an answer, the digit
/// of its kind, the time in ticks of UTC with 19 digits, and the escaped version of the model, so that the last of
/// several answers is the latest.
/// </summary>
internal static class AnswerLine
{
    /// <summary>The length of the digest, with which each line begins.</summary>
    public const int DigestLength = 64;

    private const int KindAt = DigestLength, TimeAt = KindAt + 1, TimeLength = 19, ModelAt = TimeAt + TimeLength;

    /// <summary>An answer's line.</summary>
    public static byte[] Of(PictureDigest picture, DetectionKind kind, long at, string model) => [
        .. Of(picture, kind), .. Encoding.ASCII.GetBytes(
            at.ToString("D19", CultureInfo.InvariantCulture) + Uri.EscapeDataString(model)),
    ];

    /// <summary>A line of picture and kind only.</summary>
    public static byte[] Of(PictureDigest picture, DetectionKind kind) => Of(picture, [(byte)('0' + (int)kind)]);

    /// <summary>A line of a picture and something else, which has no line feed.</summary>
    public static byte[] Of(PictureDigest picture, ReadOnlySpan<byte> rest)
    {
        Span<byte> digest = stackalloc byte[32];
        BinaryPrimitives.WriteUInt64BigEndian(digest, picture.A);
        BinaryPrimitives.WriteUInt64BigEndian(digest[8..], picture.B);
        BinaryPrimitives.WriteUInt64BigEndian(digest[16..], picture.C);
        BinaryPrimitives.WriteUInt64BigEndian(digest[24..], picture.D);
        var line = new byte[DigestLength + rest.Length];
        Convert.TryToHexStringLower(digest, line, out _);
        rest.CopyTo(line.AsSpan(DigestLength));
        return line;
    }

    /// <summary>The digest's digits, by which lines are compared.</summary>
    public static ReadOnlySpan<byte> Digest(ReadOnlySpan<byte> line) => line[..DigestLength];

    /// <summary>The picture.</summary>
    public static PictureDigest Picture(ReadOnlySpan<byte> line) =>
        PictureDigest.TryParse([.. "sha256:"u8, .. Digest(line)], out var picture)
            ? picture : throw new InvalidDataException("The line begins with no digest.");

    /// <summary>The number of the kind.</summary>
    public static int Kind(ReadOnlySpan<byte> line) => line[KindAt] - '0';

    /// <summary>The time, in ticks of UTC.</summary>
    public static long At(ReadOnlySpan<byte> line) =>
        long.Parse(line.Slice(TimeAt, TimeLength), CultureInfo.InvariantCulture);

    /// <summary>The model's version as the line has it.</summary>
    public static ReadOnlySpan<byte> Model(ReadOnlySpan<byte> line) => line[ModelAt..];

    /// <summary>The model's version in words.</summary>
    public static string ModelText(ReadOnlySpan<byte> model) => Uri.UnescapeDataString(Encoding.ASCII.GetString(model));
}
