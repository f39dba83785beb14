using System.Globalization;
using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Report.Document;
using Kayfabe.Settings;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>Disturbs real builds, and compares what they make with what undisturbed builds make.</summary>
[TaskName("Stress"), OnlyReads, Uses("seed", "minutes")]
[TaskDescription("Kill, starve and damage builds of a small study elsewhere, for --minutes: none may give a wrong result.")]
public sealed class Stress : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var run = new StressRun(
            context.Options.StressSeed(), Environment.ProcessPath!, context.Clock, context.Progress);
        var tallies = run.Play(StressRun.All, context.Options.StressTime());
        Console.Out.Write(Text(tallies));
        string[] wrong = [.. tallies.SelectMany(tally => tally.Wrong)];
        if (wrong.Length > 0)
        {
            throw new InputException(new Fault(
                $"{wrong.Length} wrong: {string.Join("; ", wrong)}",
                "This is a defect of the build: keep the folder, and report it with what wrong.txt says."));
        }
    }

    internal static string Text(IReadOnlyList<Tally> tallies)
    {
        var table = new TextTable(
            ("Scenario", false), ("Rounds", true), ("Faults", true), ("Explained errors", true), ("Rebuilt", true),
            ("Wrong results", true));
        foreach (var tally in tallies)
        {
            int[] counts = [tally.Rounds, tally.Faults, tally.Explained, tally.Rebuilt, tally.Wrong.Count];
            table.Add([tally.Scenario, .. counts.Select(
                count => tally.Skipped is null ? count.ToString("N0", CultureInfo.InvariantCulture) : "")]);
        }
        var skipped = tallies.Where(tally => tally.Skipped is not null)
            .Select(tally => $"{tally.Scenario}: not played, {tally.Skipped}\n");
        return table + string.Concat(skipped);
    }
}
