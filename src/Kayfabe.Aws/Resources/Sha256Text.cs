using System.Buffers;
using System.Security.Cryptography;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Resources;

/// <summary>SHA-256 as the project writes it (<c>sha256:</c> and 64 digits), as keys of objects do, as S3 does.</summary>
public static class Sha256Text
{
    private const string Prefix = "sha256:";
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The digest of a file's content.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static string OfFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Of(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Fault("this file cannot be read", "Make it readable.", path));
        }
    }

    /// <summary>The text of a hash of 32 bytes.</summary>
    public static string Of(ReadOnlySpan<byte> hash) => Prefix + Convert.ToHexStringLower(hash);

    /// <summary>Only its 64 digits.</summary>
    /// <exception cref="ArgumentException">It is no such text.</exception>
    public static string Hex(string digest) =>
        digest.StartsWith(Prefix, StringComparison.Ordinal) && digest.Length == Prefix.Length + 64
        && digest.AsSpan(Prefix.Length).IndexOfAnyExcept(s_digits) < 0
            ? digest[Prefix.Length..]
            : throw new ArgumentException($"'{Quotation.Shorten(digest)}' is no digest.", nameof(digest));

    /// <summary>The same in base64, as S3 writes its checksums.</summary>
    public static string Base64(string digest) => Convert.ToBase64String(Convert.FromHexString(Hex(digest)));
}
