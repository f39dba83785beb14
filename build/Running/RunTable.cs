using System.Globalization;
using System.Text;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Running;

/// <summary>The table at the end of every run: stage, verdict, why, time; below it the stages' notes.</summary>
public static class RunTable
{
    private const int WidestDetail = 76;

    /// <summary>The table as lines.</summary>
    /// <param name="run">The run.</param>
    /// <param name="colours">Whether to colour the verdicts for a terminal.</param>
    public static string Format(RunRecord run, bool colours)
    {
        // Loops, not LINQ: this ends every no-op, and LINQ over values is compiled at each start.
        int stage = "Stage".Length, verdict = "Verdict".Length, why = "Why".Length;
        foreach (var row in run.Stages)
        {
            stage = Math.Max(stage, row.Stage.Length);
            verdict = Math.Max(verdict, Words(row.Verdict).Length);
            why = Math.Max(why, Why(row).Length);
        }
        var text = new StringBuilder();
        text.Append($"{"Stage".PadRight(stage)}  {"Verdict".PadRight(verdict)}  {"Why".PadRight(why)}  {"Time",8}\n");
        text.Append('-', stage + verdict + why + 14).Append('\n');
        foreach (var row in run.Stages)
        {
            var words = Words(row.Verdict).PadRight(verdict);
            text.Append($"{row.Stage.PadRight(stage)}  {(colours ? Colour(row.Verdict, words) : words)}  ");
            text.Append($"{Why(row).PadRight(why)}  {Seconds(row),8}\n");
        }
        foreach (var row in run.Stages)
        {
            foreach (var note in row.Notes ?? [])
                text.Append($"{row.Stage}: {note}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"{run.Study}: {Summary(run)} in {run.Seconds:F2} s");
        return text.Append(run.Id is null ? "\n" : $", run {run.Id}\n").ToString();
    }

    private static string Why(StageRun stage) =>
        stage.Detail.Length <= WidestDetail ? stage.Detail : stage.Detail[..(WidestDetail - 3)] + "...";

    private static string Seconds(StageRun stage) => stage.Verdict is StageVerdict.NotApplicable or StageVerdict.Blocked
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{stage.Seconds:F2} s");

    private static string Summary(RunRecord run)
    {
        var counts = new int[(int)StageVerdict.NotApplicable + 1];
        foreach (var row in run.Stages)
            counts[(int)row.Verdict]++;
        var parts = new List<string>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
                parts.Add($"{counts[i]} {Words((StageVerdict)i)}");
        }
        return string.Join(", ", parts);
    }

    private static string Words(StageVerdict verdict) => verdict switch
    {
        StageVerdict.NotApplicable => "not applicable",
        StageVerdict.Hit => "hit",
        StageVerdict.Ran => "ran",
        StageVerdict.Failed => "failed",
        _ => "blocked",
    };

    private static string Colour(StageVerdict verdict, string text) => verdict switch
    {
        StageVerdict.Hit => $"\e[32m{text}\e[0m",
        StageVerdict.Ran => $"\e[33m{text}\e[0m",
        StageVerdict.Failed or StageVerdict.Blocked => $"\e[31m{text}\e[0m",
        _ => $"\e[90m{text}\e[0m",
    };
}
