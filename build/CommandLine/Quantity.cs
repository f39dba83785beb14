using System.Globalization;

namespace Kayfabe.Build.CommandLine;

/// <summary>Sizes and times as people write them.</summary>
public static class Quantity
{
    // Decimal, as disks are sold.
    private static readonly (string Unit, double Bytes)[] s_sizes =
        [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1)];

    private static readonly (string Unit, double Hours)[] s_times = [("w", 7 * 24), ("d", 24), ("h", 1)];

    private static readonly (string Unit, double Hours)[] s_shortTimes =
        [.. s_times, ("min", 1 / 60d), ("m", 1 / 60d)];

    /// <summary>The bytes of <c>10GB</c>, <c>1.5TB</c>, <c>500MB</c>.</summary>
    /// <returns>Null for anything else.</returns>
    public static long? ParseSize(string text) => Parse(text, s_sizes) is { } bytes && bytes < long.MaxValue
        ? (long)bytes : null;

    /// <summary>
    /// The time of <c>30d</c>, <c>12h</c>, <c>2w</c>: not of <c>3m</c>, which might be minutes or months.
    /// </summary>
    /// <returns>Null for anything else.</returns>
    public static TimeSpan? ParseTime(string text) => TimeOf(Parse(text, s_times));

    /// <summary>The same, also of <c>90m</c> and <c>90min</c>, where a time is of hours.</summary>
    /// <returns>Null for anything else.</returns>
    public static TimeSpan? ParseShortTime(string text) => TimeOf(Parse(text, s_shortTimes));

    /// <summary>A size in the unit that suits it: <c>1.2 GB</c>.</summary>
    public static string Show(long bytes)
    {
        foreach (var (unit, size) in s_sizes)
        {
            if (bytes >= size && size > 1)
                return string.Create(CultureInfo.InvariantCulture, $"{bytes / size:0.#} {unit}");
        }
        return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
    }

    private static TimeSpan? TimeOf(double? hours) => hours < 24 * 365 * 100 ? TimeSpan.FromHours(hours.Value) : null;

    private static double? Parse(string text, (string Unit, double Factor)[] units)
    {
        foreach (var (unit, factor) in units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(
                    text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number * factor;
            }
        }
        return null;
    }
}
