using System.Globalization;
using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;
using Kayfabe.Build.Sharing;
using Kayfabe.Remote.Sharing;
using Kayfabe.Settings;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Build.Tasks;

/// <summary>Reads the whole store, and removes what is damaged; with a remote, reads that too.</summary>
[TaskName("Fsck"), Uses("cache-dir", "remote")]
[TaskDescription("Read everything in the store, name and remove what is damaged; with --remote, name it there too.")]
public sealed class CheckStore : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var store = context.Paths.SharedCache ?? context.Paths.Cache;
        var found = new StoreCheck(store).Run(
            (done, all) => context.Progress.Show("reading the store", done, all), SignedResult.HasForm);
        context.Progress.Clear();
        Console.Out.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{context.Paths.Display(store)}: {TransferText.Count(found.Files.Values.Sum(), "file")}, "
            + $"{Quantity.Show(found.Bytes)}, {found.Damaged.Count:N0} damaged\n"));
        foreach (var file in found.Damaged)
        {
            Console.Out.Write(
                $"{file.Name}: {file.Problem}{(file.IsRemoved ? ", removed" : ", could not be removed")}\n");
        }
        if (found.Incomplete > 0)
        {
            Console.Out.Write(
                $"{TransferText.Count(found.Incomplete, "record")} of which contents are missing: made again when "
                + "needed\n");
        }
        if (found.Others.Count > 0)
        {
            Console.Out.Write(
                $"{TransferText.Count(found.Others.Count, "file")} not of a store, left alone: {found.Others[0]}\n");
        }
        // Only where it is asked for: reading a whole remote may take long, and cost.
        var damaged = found.Damaged.Count + (context.Options.RemoteOfCommandLine is null ? 0 : CheckRemote(context));
        if (damaged > 0)
        {
            throw new InputException(new Fault(
                $"{TransferText.Count(damaged, "item")} damaged",
                "What is needed of the store is made again by the next build; on a remote, remove it and push again."));
        }
    }

    private static int CheckRemote(BuildContext context)
    {
        using var shared = SharedRemote.Of(context);
        var check = new RemoteCheck(shared.Remote, shared.Trust, context.Clock, context.Progress.Show);
        var found = shared.Do(context, check.Run);
        Console.Out.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{shared.Remote.Name}: {TransferText.Count(found.Contents, "content")}, "
            + $"{TransferText.Count(found.Records, "record")}, {found.Damaged.Count:N0} damaged\n"));
        Console.Out.Write(TransferText.Problems(found.Damaged));
        if (found.Untrusted.Count > 0)
        {
            Console.Out.Write($"{TransferText.Count(found.Untrusted.Count, "record")} not trusted, such as:\n");
            Console.Out.Write(TransferText.Problems([.. found.Untrusted.Take(1)]));
        }
        if (found.Incomplete > 0)
        {
            Console.Out.Write(
                $"{TransferText.Count(found.Incomplete, "record")} of which contents are missing: no hits\n");
        }
        return found.Damaged.Count;
    }
}
