using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Leakage;

/// <summary>What identifies a picture, and pictures like it.</summary>
/// <param name="Digest">The digest of its file.</param>
/// <param name="Hash">Its <see cref="DifferenceHash"/>; null where it has none.</param>
public sealed record PictureFingerprint(string Digest, ulong? Hash);

/// <summary>
/// Fingerprints as a file <c>fingerprints.csv</c>: picture,digest,hash (16 hexadecimal digits, or blank).
/// </summary>
public static class FingerprintFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "fingerprints.csv";

    private static readonly string[] _header = ["picture", "digest", "hash"];

    /// <summary>Writes the file, ordinal by picture.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, PictureFingerprint> pictures)
    {
        using var file = CsvFile.Create(path, _header);
        foreach (var (picture, (digest, hash)) in pictures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            file.WriteRecord(picture, digest, hash?.ToString("x16", null) ?? "");
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, PictureFingerprint> Read(string path)
    {
        var pictures = new Dictionary<string, PictureFingerprint>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, _header);
        while (table.Next())
        {
            ulong? hash = null;
            if (table[2].Length > 0)
            {
                if (!ulong.TryParse(table[2], System.Globalization.NumberStyles.AllowHexSpecifier, null, out var known))
                    throw table.Damaged(2, "this is not a hash of 16 hexadecimal digits");
                hash = known;
            }
            if (!pictures.TryAdd(table[0], new PictureFingerprint(table[1], hash)))
                throw table.Damaged(0, $"the picture '{Quotation.Shorten(table[0])}' is there twice");
        }
        return pictures;
    }
}
