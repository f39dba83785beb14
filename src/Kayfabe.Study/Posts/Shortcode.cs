using System.Buffers;
using System.Globalization;

namespace Kayfabe.Study.Posts;

/// <summary>What a stored id has to do with the id that its shortcode spells.</summary>
public enum StoredId
{
    /// <summary>None is stored, or the shortcode is too long to spell a 64-bit id.</summary>
    Unknown,

    /// <summary>It is the id.</summary>
    Same,

    /// <summary>It is the id after a program kept it as a 64-bit float, or a spreadsheet cut its digits.</summary>
    Rounded,

    /// <summary>It is the id of something else.</summary>
    Other,
}

/// <summary>
/// The short name of a post or picture in its address: its 64-bit id in base 64, highest digit first, with the
/// alphabet A-Z a-z 0-9 - _.
/// </summary>
/// <remarks>
/// The shortcode is the truth: it is text, so no program rounds it on the way. In the original study's table 1,350 of
/// 1,470 stored ids are multiples of 256, which is what a 64-bit float leaves of them.
/// </remarks>
public static class Shortcode
{
    /// <summary>The longest that is accepted; those of private posts have 39 characters.</summary>
    public const int MaxLength = 64;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> _digits = SearchValues.Create(Alphabet);

    /// <summary>
    /// Whether the text is 1 to 64 letters, digits, hyphens and underscores of ASCII, so safe as a file name.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLength && !text.ContainsAnyExcept(_digits);

    /// <summary>
    /// The shortcode in the address of a post: <c>https://www.instagram.com/p/B6Dva5DHdVA/?hl=en</c>.
    /// </summary>
    /// <returns>Null where it is not the address of a post, reel or video of instagram.com.</returns>
    public static string? FromAddress(string address) => Read(address, out _);

    /// <summary>Whether it is an address of instagram.com but not of a post: a profile's, a story's.</summary>
    public static bool IsOtherPlace(string address)
    {
        _ = Read(address, out var isOtherPlace);
        return isOtherPlace;
    }

    /// <summary>
    /// Which item of a carousel an address points at, from 1: <c>?img_index=2</c>; 1 where it does not say.
    /// </summary>
    public static int ItemOf(string address)
    {
        const string Name = "img_index=";
        var start = address.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 1 || address[start - 1] is not ('?' or '&'))
            return 1;
        var digits = address.AsSpan(start + Name.Length);
        if (digits.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end)
            digits = digits[..end];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? item : 1;
    }

    private static string? Read(string address, out bool isOtherPlace)
    {
        isOtherPlace = false;
        var rest = address.AsSpan();
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://"])
        {
            if (rest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                rest = rest[scheme.Length..];
        }
        if (rest.IndexOfAny('?', '#') is >= 0 and var end)
            rest = rest[..end];
        var isHost = true;
        var isCode = false;
        foreach (var range in rest.Split('/'))
        {
            var part = rest[range];
            if (isCode)
                return IsValid(part) ? part.ToString() : null;
            if (isHost && !IsInstagram(part))
                return null;
            isCode = !isHost && part is "p" or "reel" or "reels" or "tv";
            isHost = false;
        }
        isOtherPlace = !isCode;
        return null;
    }

    /// <summary>
    /// The id that a shortcode spells, or null where it has more than 64 bits or a character of no digit.
    /// </summary>
    public static ulong? ToId(ReadOnlySpan<char> shortcode)
    {
        var id = 0UL;
        foreach (var c in shortcode)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0 || id > ulong.MaxValue >> 6)
                return null;
            id = (id << 6) | (uint)digit;
        }
        return shortcode.Length == 0 ? null : id;
    }

    /// <summary>The shortcode that spells the id, without leading <c>A</c>s (zeros).</summary>
    public static string FromId(ulong id)
    {
        Span<char> digits = stackalloc char[11];
        var start = digits.Length;
        do
        {
            digits[--start] = Alphabet[(int)(id & 63)];
            id >>= 6;
        }
        while (id != 0);
        return digits[start..].ToString();
    }

    /// <summary>Compares an id as a file has it with the one that the shortcode spells.</summary>
    public static StoredId Compare(string stored, ReadOnlySpan<char> shortcode)
    {
        if (stored.Length == 0 || ToId(shortcode) is not { } id)
            return StoredId.Unknown;
        if (ulong.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == id)
            return StoredId.Same;
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded))
            return StoredId.Other;
        // 2.1988E+18 is a spreadsheet's: compare as many digits as it kept.
        var exponent = stored.AsSpan().IndexOfAny('E', 'e');
        var point = stored.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : exponent - point - 1;
        if (exponent < 0 || decimals > 16)
            return rounded == id ? StoredId.Rounded : StoredId.Other;
        var cut = ((double)id).ToString($"E{decimals}", CultureInfo.InvariantCulture);
        return rounded == double.Parse(cut, CultureInfo.InvariantCulture) ? StoredId.Rounded : StoredId.Other;
    }

    private static bool IsInstagram(ReadOnlySpan<char> host) =>
        host.Equals("instagram.com", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".instagram.com", StringComparison.OrdinalIgnoreCase);
}
