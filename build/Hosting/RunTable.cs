using System.Globalization;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Hosting;

/// <summary>The table that ends every run: stage, verdict, why, time.</summary>
public static class RunTable
{
    private const int WidestDetail = 76;

    /// <summary>The table as lines.</summary>
    /// <param name="run">The run.</param>
    /// <param name="colours">Whether to colour the verdicts for a terminal.</param>
    public static string Format(RunRecord run, bool colours)
    {
        var rows = run.Stages.Select(stage => (stage.Stage, Verdict: Words(stage.Verdict), Why: Why(stage), Time: Seconds(stage), Kind: stage.Verdict)).ToArray();
        var stageWidth = rows.Select(row => row.Stage.Length).Append(5).Max();
        var verdictWidth = rows.Select(row => row.Verdict.Length).Append(7).Max();
        var whyWidth = rows.Select(row => row.Why.Length).Append(3).Max();
        var lines = new List<string>();
        lines.Add($"{"Stage".PadRight(stageWidth)}  {"Verdict".PadRight(verdictWidth)}  {"Why".PadRight(whyWidth)}  {"Time",8}");
        lines.Add(new string('-', stageWidth + verdictWidth + whyWidth + 14));
        foreach (var row in rows)
        {
            var verdict = row.Verdict.PadRight(verdictWidth);
            lines.Add($"{row.Stage.PadRight(stageWidth)}  {(colours ? Colour(row.Kind, verdict) : verdict)}  {row.Why.PadRight(whyWidth)}  {row.Time,8}");
        }
        lines.Add(string.Create(CultureInfo.InvariantCulture,
            $"{run.Study}: {Summary(run)} in {run.Seconds:F2} s"));
        return string.Join('\n', lines) + "\n";
    }

    private static string Why(StageRun stage) =>
        stage.Detail.Length <= WidestDetail ? stage.Detail : stage.Detail[..(WidestDetail - 3)] + "...";

    private static string Seconds(StageRun stage) => stage.Verdict is StageVerdict.NotApplicable or StageVerdict.Blocked
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{stage.Seconds:F2} s");

    private static string Summary(RunRecord run)
    {
        var counts = run.Stages.GroupBy(stage => stage.Verdict).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {Words(group.Key)}");
        return string.Join(", ", counts);
    }

    private static string Words(StageVerdict verdict) => verdict switch
    {
        StageVerdict.NotApplicable => "not applicable",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    private static string Colour(StageVerdict verdict, string text) => verdict switch
    {
        StageVerdict.Hit => $"\e[32m{text}\e[0m",
        StageVerdict.Ran => $"\e[33m{text}\e[0m",
        StageVerdict.Failed or StageVerdict.Blocked => $"\e[31m{text}\e[0m",
        _ => $"\e[90m{text}\e[0m",
    };
}
