using System.Text;
using Kayfabe.Settings;

namespace Kayfabe.Study.Pictures;

/// <summary>What a file is by its first bytes, whatever its name: what people have in place of a JPEG or PNG.</summary>
internal static class FileKind
{
    /// <summary>The bytes that are looked at.</summary>
    public const int Bytes = 512;

    /// <summary>What to do about a picture in a form that the image service does not take.</summary>
    private const string Convert =
        "The image service takes JPEG and PNG: put the file that was sent to it here, or convert this one to JPEG before it "
        + "is recorded.";

    private const string Download = "Download the picture again.";

    private const string MoveOut = "Move it out of the folder.";

    /// <summary>What it is, a clause as in <see cref="Fault.Problem"/>, and what to do; null for what nobody knows.</summary>
    /// <param name="start">The first <see cref="Bytes"/> of the file, or all of it.</param>
    public static (string Problem, string Remedy)? Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return ("the file is empty", Download);
        if (PictureOf(start) is { } picture)
            return ($"this is a picture in the form {picture}", Convert);
        if (start is [0xFF, 0xD8, 0xFF, ..])
            return ("this is a JPEG that is cut off or damaged", Download);
        if (start.StartsWith(PictureHeader.PngSignature))
            return ("this is a PNG that is cut off or damaged", Download);
        if (OtherOf(start) is { } other)
            return ($"this is no picture but {other}", MoveOut);
        return TextOf(start);
    }

    private static string? PictureOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8))
            return "WebP";
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
            return "GIF";
        if (start is [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..])
        {
            // The major brand of ISO/IEC 14496-12.
            return Encoding.Latin1.GetString(start[8..12]) switch
            {
                "avif" or "avis" => "AVIF",
                "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1" => "HEIC",
                _ => null,
            };
        }
        if (start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8))
            return "TIFF";
        if (start is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..])
            return "BMP";
        return start is [0xFF, 0x0A, ..] || start.StartsWith("\0\0\0\x0CJXL "u8) ? "JPEG XL" : null;
    }

    private static string? OtherOf(ReadOnlySpan<byte> start) =>
        start is [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] ? "a video (MP4)"
        : start is [0x1A, 0x45, 0xDF, 0xA3, ..] ? "a video (Matroska, WebM)"
        : start.StartsWith("%PDF"u8) ? "a PDF"
        : start is [(byte)'P', (byte)'K', 3, 4, ..] or [0x1F, 0x8B, ..] ? "an archive"
        : null;

    private static (string Problem, string Remedy)? TextOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("\uFEFF"u8))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("version https://git-lfs"u8))
            return ("this is a pointer of Git LFS in place of the picture", "Bring the picture: git lfs pull.");
        if (start is [(byte)'<', ..])
        {
            return start.IndexOf("<svg"u8) >= 0
                ? ("this is a picture in the form SVG", Convert)
                : ("this is a web page or XML in place of a picture", Download);
        }
        return start is [(byte)'{', ..] or [(byte)'[', ..] ? ("this is JSON, no picture", MoveOut) : null;
    }
}
