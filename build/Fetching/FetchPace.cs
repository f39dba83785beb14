using System.Globalization;

namespace Kayfabe.Build.Fetching;

/// <summary>How fast pictures are fetched, and how long the rest will take at that rate.</summary>
internal static class FetchPace
{
    /// <summary><c>fetching pictures (12.3 a second, 4 min left)</c>.</summary>
    public static string Text(int done, int total, TimeSpan elapsed)
    {
        if (done == 0 || elapsed <= TimeSpan.Zero)
            return "fetching pictures";
        var left = Duration(elapsed * ((double)(total - done) / done));
        return $"fetching pictures ({Rate(done, elapsed)}, {left} left)";
    }

    /// <summary><c>12.3 a second</c>.</summary>
    public static string Rate(int done, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture, $"{done / double.Max(elapsed.TotalSeconds, 0.001):N1} a second");

    /// <summary><c>45 s</c>, <c>3 min</c>, <c>2 h 5 min</c>: rounded, but never to nothing.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => Number(double.Max(1, time.TotalSeconds)) + " s",
        { TotalMinutes: < 90 } => Number(time.TotalMinutes) + " min",
        _ => $"{Number(double.Floor(time.TotalHours))} h {Number(time.Minutes)} min",
    };

    private static string Number(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
