using System.Text;
using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;
using Kayfabe.Build.Sharing;
using Kayfabe.Settings;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Build.Tasks;

/// <summary>Removes from the store what no lock names and nobody used for long; at first only says what.</summary>
[TaskName("Gc"), Uses("cache-dir", "older-than", "max-size", "yes")]
[TaskDescription("Say what the store can do without, by --older-than and --max-size; with --yes, remove it.")]
public sealed class CleanStore : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var limits = new CleanupLimits(context.Options.OlderThan(), context.Options.MaxSize());
        CheckPlace(context.Paths);
        var roots = new GcRoots(
            context.Paths, context.Clock, line => Console.Error.WriteLine($"Warning: {line}")).Find();
        var cleanup = new StoreCleanup(context.Paths.Cache, context.Clock);
        var plan = cleanup.Plan(roots, limits);
        Console.Out.Write(Text(plan, roots, context.Paths.Display(context.Paths.Cache)));
        if (!context.Options.Yes)
        {
            Console.Out.Write(plan.Remove.Count == 0
                ? "There is nothing to remove.\n"
                : "Nothing was removed: add --yes to remove it.\n");
            return;
        }
        var failed = new List<string>();
        var (files, bytes) = cleanup.Remove(plan, failed.Add);
        Console.Out.Write($"Removed {TransferText.Count(files, "file")}, {Quantity.Show(bytes)}.\n");
        if (failed.Count > 0)
        {
            throw new InputException(new Fault(
                $"{TransferText.Count(failed.Count, "file")} could not be removed, such as {failed[0]}",
                "Make the store writable for this user, and run the same command again.",
                context.Paths.Display(context.Paths.Cache)));
        }
    }

    // Nothing under data is ever removed, also where somebody put the store there.
    private static void CheckPlace(ProjectPaths paths)
    {
        if (paths.SharedCache is { } shared)
        {
            throw new InputException(new Fault(
                "this user may not write to the store", "Run it as a user who may.", paths.Display(shared)));
        }
        var store = Real(paths.Cache) + Path.DirectorySeparatorChar;
        foreach (var root in Checkouts.Of(paths.Cache).Append(paths.Root))
        {
            var data = Real(Path.Combine(root, "data")) + Path.DirectorySeparatorChar;
            if (store.StartsWith(data, StringComparison.Ordinal))
            {
                throw new InputException(new Fault(
                    "the store is within data, of which nothing is ever removed",
                    "Choose another store with --cache-dir=<folder>.", paths.Display(paths.Cache)));
            }
        }
    }

    // With all links on the way followed.
    private static string Real(string folder)
    {
        if (Path.GetDirectoryName(folder) is not { } parent)
            return folder;
        var real = Path.Combine(Real(parent), Path.GetFileName(folder));
        return Directory.Exists(real)
            ? Directory.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real : real;
    }

    private static string Text(CleanupPlan plan, StoreRoots roots, string store)
    {
        var text = new StringBuilder();
        text.Append($"{store}: {Quantity.Show(plan.Size)}\n");
        text.Append($"  {Quantity.Show(plan.Named)} stays: named by locks, checkouts or recent runs (");
        text.Append($"{TransferText.Count(roots.Count, "result")})\n");
        text.Append($"  {Quantity.Show(plan.Recent)} stays: used recently enough\n");
        text.Append($"  {Quantity.Show(plan.Removed)} to remove: {TransferText.Count(plan.Remove.Count, "file")}\n");
        foreach (var kind in plan.Remove.CountBy(file => file.Kind).OrderBy(kind => kind.Key))
            text.Append($"    {TransferText.Count(kind.Value, Noun(kind.Key))}\n");
        return text.ToString();
    }

    private static string Noun(StoreFileKind kind) => kind switch
    {
        StoreFileKind.Content => "content",
        StoreFileKind.Record => "record",
        StoreFileKind.SignedRecord => "signed record",
        StoreFileKind.Run => "run",
        StoreFileKind.Temporary => "temporary file",
        StoreFileKind.Index => "index file",
        _ => "side file",
    };
}
