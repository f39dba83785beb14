using System.Globalization;
using Kayfabe.Report.Document;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>The benchmark's table: what was measured, and its ratio to a reference.</summary>
/// <param name="announce">Is told each measurement at once: the next may take long, or be killed.</param>
public sealed class BenchmarkTable(Action<string> announce)
{
    private readonly TextTable _table = new(
        ("What", false), ("Time", true), ("Peak", true), ("Ratio", true), ("To", false));

    /// <summary>Adds a measurement.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="timed">The measurement.</param>
    /// <param name="ratio">Its ratio to the reference; null for a reference.</param>
    /// <param name="to">The reference, and the bound.</param>
    public void Add(string what, Timed timed, double? ratio = null, string to = "")
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{timed.Seconds:F3} s");
        announce($"{what}: {time}");
        _table.Add(
            what,
            time,
            timed.PeakMegabytes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{timed.PeakMegabytes:F0} MB") : "",
            ratio is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:F2}") : "",
            to);
    }

    /// <summary>Adds something that could not be measured here, and why.</summary>
    public void AddMissing(string what, string why) => _table.Add(what, "", "", "", why);

    /// <summary>The table as text.</summary>
    public override string ToString() => $"\n{_table}";
}
