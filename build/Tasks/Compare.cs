using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Report;
using Kayfabe.Store.Files;
using Kayfabe.Study;

namespace Kayfabe.Build.Tasks;

/// <summary>Says by what two runs differ, and what came of it; runs nothing.</summary>
[TaskName("Compare")]
[TaskDescription("Compare two runs, --a and --b: what went in, and what came out with paired differences.")]
public sealed class Compare : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var finder = new RunFinder(context);
        if (context.Overrides is [var setting, ..])
            throw new InputException(new Fault(
                $"--{setting.Name}={setting.Value}: Compare runs nothing that a setting could change", "Run the build with it, then compare."));
        if (context.Options.A is not { } a)
            throw new InputException(new Fault(
                "--a is missing: what to compare with the last run here", $"Say --a=HEAD or another git revision, or --a=<run>: {finder.Recent()}."));
        var pair = RunReader.Pair(context, finder.Find(a), finder.Find(context.Options.B));
        Console.Out.Write("\n" + PairTable.Format(pair, Lifetime.HasColours));
        var folder = Path.Combine(context.Paths.Artifacts, nameof(Compare));
        foreach (var file in PairPages.Render(pair))
            AtomicFile.Write(Path.Combine(folder, file.Path), file.Content);
        Console.Out.Write($"{context.Paths.Display(folder)}/compare.html has the same as a page.\n");
    }
}
