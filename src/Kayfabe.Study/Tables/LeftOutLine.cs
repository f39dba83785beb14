using System.Globalization;

namespace Kayfabe.Study.Tables;

/// <summary>The line that says how much a step left out, and why.</summary>
public static class LeftOutLine
{
    /// <summary><c>6 of 42 rows left out: 4 without a picture, 2 without a date (leftOut.csv)</c>.</summary>
    /// <param name="what">What is counted, in the plural: <c>rows</c>.</param>
    /// <param name="total">How many there are, with those left out.</param>
    /// <param name="reasons">How many for which reason, <c>without a date</c>, in the order to name them.</param>
    /// <param name="file">The artifact that lists them; null where none does.</param>
    /// <returns>Null where none is left out.</returns>
    public static string? Of(string what, int total, IEnumerable<(string Reason, int Count)> reasons, string? file = null)
    {
        var some = reasons.Where(reason => reason.Count > 0).ToArray();
        if (some.Length == 0)
            return null;
        var listed = string.Join(", ", some.Select(reason => $"{Text(reason.Count)} {reason.Reason}"));
        var where = file is null ? "" : $" ({file})";
        return $"{Text(some.Sum(reason => reason.Count))} of {Text(total)} {what} left out: {listed}{where}";
    }

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
