using System.Globalization;
using System.Text;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Terminal;
using Kayfabe.Remote.Sharing;
using Kayfabe.Settings;

namespace Kayfabe.Build.Sharing;

/// <summary>What Push and Pull say at their end.</summary>
internal static class TransferText
{
    private const int MostShown = 10;

    /// <summary>Prints what was done.</summary>
    /// <param name="report">What was done.</param>
    /// <param name="where">A phrase: <c>on s3://bucket</c>.</param>
    /// <exception cref="InputException">Something was not moved.</exception>
    public static void Print(TransferReport report, string where)
    {
        Console.Out.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(report.Results, "result")} complete {where}: {report.Moved:N0} contents and records moved, "
            + $"{Quantity.Show(report.Bytes)}.\n"));
        if (report.Problems.Count == 0)
            return;
        Console.Error.Write(Problems(report.Problems));
        throw new InputException(new Fault(
            $"{Count(report.Problems.Count, "item")} could not be moved: see above",
            "The rest is complete. Where a result is missing or damaged here, run the build again, then the same "
            + "command."));
    }

    /// <summary>The first problems, a line each.</summary>
    public static string Problems(IReadOnlyList<TransferProblem> problems)
    {
        var text = new StringBuilder();
        foreach (var (item, problem) in problems.Take(MostShown))
            text.Append($"{TerminalText.Sanitize(item)}: {TerminalText.Sanitize(problem)}\n");
        if (problems.Count > MostShown)
            text.Append(CultureInfo.InvariantCulture, $"... and {problems.Count - MostShown:N0} more\n");
        return text.ToString();
    }

    /// <summary><c>1 result</c>, <c>2 results</c>.</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
