using System.Globalization;
using System.Text;
using Kayfabe.Report.Document;
using Kayfabe.Report.Sweeps;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build.Tasks.Sweeps;

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
        var table = new TextTable(
        [
            .. result.Axes.Select(axis => (axis.Option, false)), ("Accuracy", false), ("95 %", false),
            ("Difference from own", false), ("95 %", false), ("Verdict", false),
        ]);
        foreach (var row in rows)
        {
            table.Add(
            [
                .. row.Cell.Values.Select(SweepNames.Value),
                row.Accuracy.Value is { } share ? Percent(share, "0.0") + " %" : "",
                row.Accuracy.Interval is { } interval
                    ? $"{Percent(interval.Low, "0.0")} to {Percent(interval.High, "0.0")}"
                    : "",
                row.Cell.IsOwn ? "(the study's own)" : row.Difference.Value is { } difference ? Signed(difference) : "",
                row.Difference.Interval is { } range ? $"{Signed(range.Low)} to {Signed(range.High)}" : "",
                row.Problem is { } problem ? $"failed: {problem}" : isHit(row.Cell) ? "hit" : "ran",
            ]);
        }
        var text = new StringBuilder(table.ToString());
        if (rows.Count < result.Rows.Count)
            text.Append(CultureInfo.InvariantCulture, $"... {result.Rows.Count - rows.Count:N0} more in sweep.csv\n");
        return text.Append(Counts(result, isHit)).Append('\n').ToString();
    }

    private static string Counts(SweepResult result, Func<SweepCell, bool> isHit)
    {
        var failed = result.Rows.Count(row => row.Problem is not null);
        var hits = result.Rows.Count(row => row.Problem is null && isHit(row.Cell));
        var (cells, ran) = (result.Rows.Count, result.Rows.Count - hits - failed);
        return string.Create(CultureInfo.InvariantCulture, $"{cells:N0} cells: {hits:N0} hit, {ran:N0} ran")
            + (failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {failed:N0} failed") : "");
    }

    private static string Percent(double share, string format) =>
        (share * 100).ToString(format, CultureInfo.InvariantCulture);

    private static string Signed(double difference) => Percent(difference, "+0.0;-0.0;0.0");
}
