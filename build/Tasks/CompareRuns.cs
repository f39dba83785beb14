using Cake.Frosting;
using Kayfabe.Build.Comparing;
using Kayfabe.Build.Running;
using Kayfabe.Build.Terminal;
using Kayfabe.Report.Comparing;
using Kayfabe.Settings;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Tasks;

/// <summary>Compares the inputs and the results of two runs; runs nothing.</summary>
[TaskName("Compare"), Uses("study", "cache-dir", "from", "to")]
[TaskDescription("Compare two runs, --from and --to: their inputs, and their results with paired differences.")]
public sealed class CompareRuns : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var finder = new RunFinder(context.Paths, context.Runs, context.Content);
        if (context.Options.From is not { } from)
            throw new InputException(new Fault(
                "--from is missing: what to compare the last run here with",
                $"Write --from=HEAD or another git revision, or --from=<run>: {finder.Recent()}."));
        var pair = RunReader.Pair(context, finder.Find(from), finder.Find(context.Options.To));
        Console.Out.Write("\n" + PairTable.Format(pair, Colours.Enabled));
        var folder = Path.Combine(context.Paths.Artifacts, "Compare");
        foreach (var file in PairPages.Render(pair))
            AtomicFile.Write(Path.Combine(folder, file.Path), file.Content);
        Console.Out.Write($"{context.Paths.Display(folder)}/compare.html is the same as a page.\n");
    }
}
