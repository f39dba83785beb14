using System.Globalization;

namespace Kayfabe.Study.Posts;

/// <summary>Reads a date with a time of day, where it can be read in one way only.</summary>
/// <remarks>
/// ISO 8601: <c>2019-12-14T16:05:52.000Z</c>, with a space for the T, without seconds or with a fraction of them, with
/// an offset (<c>+01:00</c>, <c>+0100</c>, <c>+01</c>, <c>Z</c>, <c>UTC</c>). Without an offset it is UTC, as the
/// scraper writes it. <c>03/04/2021 07:15</c> is of March or of April, and in an unknown time zone.
/// </remarks>
public static class TimeText
{
    /// <summary>What to do about a time that cannot be read.</summary>
    public const string Remedy =
        "Write it as 2019-12-14T16:05:52Z, or take the file as it was before a spreadsheet changed its dates";

    private const int DateLength = 10, ShortestTime = 15, OffsetLength = 5;

    private static readonly string[] _formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFzz",
        "yyyy-MM-dd'T'HH:mmzz", "yyyy-MM-dd' 'HH:mmzz",
    ];

    /// <summary>The time in UTC; null where the text, trimmed, is none that can be read.</summary>
    public static DateTime? Read(string text)
    {
        var iso = text;
        foreach (var name in (ReadOnlySpan<string>)["UTC", "GMT"])
        {
            if (iso.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                iso = iso[..^name.Length].TrimEnd() + "Z";
        }
        if (iso.LastIndexOf(' ') is > DateLength and var space)
            iso = iso.Remove(space, 1);
        if (iso.Length > ShortestTime + OffsetLength && iso[^OffsetLength] is '+' or '-')
            iso = iso.Insert(iso.Length - 2, ":");
        return DateTime.TryParseExact(
            iso,
            _formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time) ? time : null;
    }
}
