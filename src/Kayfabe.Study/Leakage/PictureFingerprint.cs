using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Leakage;

/// <summary>What identifies a picture, and pictures like it.</summary>
/// <param name="Digest">The digest of its file.</param>
/// <param name="Thumbnail">Its thumbnail; null where it cannot be decoded, or has one shade.</param>
public sealed record PictureFingerprint(string Digest, Thumbnail? Thumbnail);

/// <summary>
/// Fingerprints as a file <c>fingerprints.csv</c>: picture,digest,left,top,right,bottom (the part inside its bars, in
/// shares of its sides),thumbnail (base64); the last five blank where there is none.
/// </summary>
public static class FingerprintFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "fingerprints.csv";

    private static readonly string[] _header = ["picture", "digest", "left", "top", "right", "bottom", "thumbnail"];

    /// <summary>Writes the file, ordinal by picture.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, PictureFingerprint> pictures)
    {
        using var file = CsvFile.Create(path, _header);
        foreach (var (picture, (digest, thumbnail)) in pictures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (thumbnail is null)
            {
                file.WriteRecord(picture, digest, "", "", "", "", "");
                continue;
            }
            var inside = thumbnail.Inside;
            file.WriteRecord(
                picture, digest, Text(inside.Left), Text(inside.Top), Text(inside.Right), Text(inside.Bottom),
                Convert.ToBase64String(thumbnail.Bytes));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, PictureFingerprint> Read(string path)
    {
        var pictures = new Dictionary<string, PictureFingerprint>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, _header);
        while (table.Next())
        {
            if (!pictures.TryAdd(table[0], new PictureFingerprint(table[1], ReadThumbnail(table))))
                throw table.Damaged(0, $"the picture '{Quotation.Shorten(table[0])}' is there twice");
        }
        return pictures;
    }

    private static Thumbnail? ReadThumbnail(ArtifactTable table)
    {
        if (table[6].Length == 0)
            return null;
        var bytes = new byte[Thumbnail.Length];
        if (!Convert.TryFromBase64String(table[6], bytes, out var length) || length != bytes.Length)
            throw table.Damaged(6, $"this is not a thumbnail of {bytes.Length} bytes");
        return new Thumbnail(
            new PictureRegion(table.Number(2), table.Number(3), table.Number(4), table.Number(5)), bytes);
    }

    private static string Text(double share) => share.ToString(CultureInfo.InvariantCulture);
}
