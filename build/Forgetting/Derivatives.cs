using Kayfabe.Build.Auditing;
using Kayfabe.Build.Publishing;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Forgetting;

/// <summary>What a run made from a picture.</summary>
/// <param name="Run">The run.</param>
/// <param name="Stages">The stages that derive from the picture, in the order in which they ran.</param>
/// <param name="Published">The published files that derive from it, relative to the study's reports.</param>
internal sealed record Derivatives(
    KnownRun Run, IReadOnlyList<LockedStage> Stages, IReadOnlyList<string> Published)
{
    /// <summary>What a run made from the files that hold a picture.</summary>
    public static Derivatives Of(KnownRun run, PictureTraces traces)
    {
        var stages = new List<LockedStage>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in run.Lock.Stages)
        {
            if (!stage.Entries.Any(entry => IsSource(entry, traces))
                && !stage.Reads().Any(read => names.Contains(read.Stage)))
                continue;
            names.Add(stage.Stage);
            stages.Add(stage);
        }
        return new Derivatives(run, stages, !run.IsPublished ? [] :
        [
            .. PublishedFiles.Of(run.Lock).Where(file => names.Contains(file.Stage.Stage)).Select(file => file.Path),
        ]);
    }

    // The entry is the file, or a folder that it is in.
    private static bool IsSource(KeyEntry entry, PictureTraces traces) =>
        entry.Kind == EntryKind.Input && traces.Sources.Any(source =>
            source.File.Relative == entry.Name
            || source.File.Relative.StartsWith(entry.Name + "/", StringComparison.Ordinal));
}
