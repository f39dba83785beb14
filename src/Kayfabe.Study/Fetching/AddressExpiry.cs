using System.Globalization;

namespace Kayfabe.Study.Fetching;

/// <summary>When the address of a picture stops working, as Instagram's addresses tell.</summary>
/// <remarks>
/// The field <c>oe</c> is the time as hexadecimal Unix seconds. Older addresses have it in their path, behind <c>vp</c>
/// and a digest: <c>/vp/0123456789abcdef0123456789abcdef/5E9F8C7B/t51.2885-15/e35/1_n.jpg</c>.
/// </remarks>
public static class AddressExpiry
{
    private const int TimeLength = 8, DigestLength = 32;

    /// <summary>The time; null where the address tells none.</summary>
    public static DateTimeOffset? Of(Uri address) =>
        InQuery(address.Query.AsSpan().TrimStart('?')) ?? InPath(address.AbsolutePath);

    private static DateTimeOffset? InQuery(ReadOnlySpan<char> query)
    {
        foreach (var range in query.Split('&'))
        {
            var field = query[range];
            if (field.StartsWith("oe=", StringComparison.OrdinalIgnoreCase))
                return Time(field["oe=".Length..]);
        }
        return null;
    }

    private static DateTimeOffset? InPath(string path)
    {
        var parts = path.Split('/');
        var at = Array.IndexOf(parts, "vp");
        return at >= 0 && at + 2 < parts.Length && IsHex(parts[at + 1]) && parts[at + 1].Length == DigestLength
            ? Time(parts[at + 2])
            : null;
    }

    // Eight digits, always: fewer would be of 1978 or before, and are something else.
    private static DateTimeOffset? Time(ReadOnlySpan<char> digits) =>
        digits.Length == TimeLength && IsHex(digits)
            ? DateTimeOffset.FromUnixTimeSeconds(
                uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            : null;

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }
        return true;
    }
}
