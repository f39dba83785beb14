using Kayfabe.Aws.Resources;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Cloud;

/// <summary>What an interrupted run may have left in an account, by this checkout's journal.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class Leftovers
{
    /// <summary>The journal of a study.</summary>
    public static ResourceJournal JournalOf(RunContext context) =>
        new(ResourceJournal.PathIn(context.Paths.Artifacts), context.Clock);

    /// <summary>Names what was asked for, and of which it is not known whether it was made.</summary>
    public static void Warn(RunContext context)
    {
        var unknown = JournalOf(context).Open(line => Console.Error.WriteLine(
                $"Warning: line {line} of {context.Paths.Display(ResourceJournal.PathIn(context.Paths.Artifacts))} "
                + "is damaged, and was left aside."))
            .Where(entry => !entry.IsMade).ToList();
        foreach (var place in unknown.GroupBy(entry => (entry.Region, entry.Account)))
        {
            Console.Error.WriteLine(
                $"Warning: a run was interrupted while it made {string.Join(", ", place.Take(5).Select(
                    entry => $"the {entry.Kind.Text()} {entry.Name}"))}{(place.Count() > 5 ? " and more" : "")} in "
                + $"{place.Key.Region} of account {place.Key.Account}. To remove what it left: {Help.Script} "
                + $"--study={context.Paths.Study} --target=Teardown --region={place.Key.Region}");
        }
    }
}
