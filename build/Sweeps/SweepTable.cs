using System.Globalization;
using System.Text;
using Kayfabe.Report.Sweeps;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build.Sweeps;

/// <summary>The table that a sweep prints, the best first.</summary>
internal static class SweepTable
{
    /// <summary>The rows that are printed; all are in sweep.csv.</summary>
    public const int Shown = 20;

    /// <summary>The table as lines, with the number of cells that were found and made.</summary>
    /// <param name="result">The cells in the order of the table.</param>
    /// <param name="isHit">Whether a cell was found.</param>
    public static string Format(SweepResult result, Func<SweepCell, bool> isHit)
    {
        var rows = result.Rows.Where((row, i) => i < Shown || row.Cell.IsOwn).ToList();
        string[][] lines =
        [
            [.. result.Axes.Select(axis => axis.Option), "Accuracy", "95 %", "To the study's own", "95 %", "Verdict"],
            .. rows.Select(row => (string[])
            [
                .. row.Cell.Values.Select(SweepNames.Value),
                row.Accuracy.Value is { } share ? Percent(share, "0.0") + " %" : "",
                row.Accuracy.Interval is { } interval ? $"{Percent(interval.Low, "0.0")} to {Percent(interval.High, "0.0")}" : "",
                row.Cell.IsOwn ? "(the study's own)" : row.Difference.Value is { } difference ? Signed(difference) : "",
                row.Difference.Interval is { } range ? $"{Signed(range.Low)} to {Signed(range.High)}" : "",
                row.Problem is { } problem ? $"failed: {problem}" : isHit(row.Cell) ? "hit" : "ran",
            ]),
        ];
        int[] widths = [.. lines[0].Select((_, column) => lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        foreach (var (number, line) in lines.Index())
        {
            text.AppendJoin("  ", line.Select((field, i) => Padded(field, widths[i], i < line.Length - 1))).Append('\n');
            if (number == 0)
                text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
        }
        if (rows.Count < result.Rows.Count)
            text.Append(CultureInfo.InvariantCulture, $"... {result.Rows.Count - rows.Count:N0} more in sweep.csv\n");
        return text.Append(Counts(result, isHit)).Append('\n').ToString();
    }

    private static string Counts(SweepResult result, Func<SweepCell, bool> isHit)
    {
        var failed = result.Rows.Count(row => row.Problem is not null);
        var hits = result.Rows.Count(row => row.Problem is null && isHit(row.Cell));
        return string.Create(CultureInfo.InvariantCulture, $"{result.Rows.Count:N0} cells: {hits:N0} hit, {result.Rows.Count - hits - failed:N0} ran")
            + (failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {failed:N0} failed") : "");
    }

    private static string Padded(string text, int width, bool isPadded) => isPadded ? text.PadRight(width) : text;

    private static string Percent(double share, string format) => (share * 100).ToString(format, CultureInfo.InvariantCulture);

    private static string Signed(double difference) => Percent(difference, "+0.0;-0.0;0.0");
}
