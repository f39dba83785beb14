using System.Globalization;
using System.Text;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>The benchmark's table: what was measured, and its ratio to a reference.</summary>
public sealed class BenchmarkTable
{
    private readonly List<string[]> _rows = [["What", "Time", "Peak", "Ratio", "To"]];

    /// <summary>Adds a measurement.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="timed">The measurement.</param>
    /// <param name="ratio">Its ratio to the reference; null for a reference.</param>
    /// <param name="to">The reference, and the bound.</param>
    public void Add(string what, Timed timed, double? ratio = null, string to = "") => _rows.Add(
    [
        what,
        string.Create(CultureInfo.InvariantCulture, $"{timed.Seconds:F3} s"),
        timed.PeakMegabytes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{timed.PeakMegabytes:F0} MB") : "",
        ratio is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:F2}") : "",
        to,
    ]);

    /// <summary>Adds something that could not be measured here, and why.</summary>
    public void AddMissing(string what, string why) => _rows.Add([what, "", "", "", why]);

    /// <summary>The table as text.</summary>
    public override string ToString()
    {
        var widths = Enumerable.Range(0, 5).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder("\n");
        foreach (var row in _rows)
        {
            text.Append(row[0].PadRight(widths[0]));
            for (var column = 1; column < 4; column++)
                text.Append("  ").Append(row[column].PadLeft(widths[column]));
            text.Append("  ").Append(row[4]).Append('\n');
        }
        return text.ToString();
    }
}
