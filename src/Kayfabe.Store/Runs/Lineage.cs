using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>An artifact that a stage read.</summary>
/// <param name="Stage">The stage that made it.</param>
/// <param name="Path">Its path among the outputs of that stage.</param>
/// <param name="Digest">The digest that it had; null where the study does not use the stage that makes it.</param>
public sealed record ReadArtifact(string Stage, string Path, Digest? Digest)
{
    /// <summary><c>Train/model.json</c>.</summary>
    public override string ToString() => Path.Length == 0 ? Stage : $"{Stage}/{Path}";
}

/// <summary>What of a lock depends on what.</summary>
public static class Lineage
{
    /// <summary>The artifacts that a stage read, in the order of its key.</summary>
    public static IEnumerable<ReadArtifact> Reads(this LockedStage stage)
    {
        foreach (var entry in stage.Entries)
        {
            if (entry.Kind != EntryKind.Artifact)
                continue;
            var slash = entry.Name.IndexOf('/', StringComparison.Ordinal);
            var digest = Digest.TryParse(entry.Value, out var known) ? known : null;
            yield return slash < 0
                ? new ReadArtifact(entry.Name, "", digest)
                : new ReadArtifact(entry.Name[..slash], entry.Name[(slash + 1)..], digest);
        }
    }

    /// <summary>
    /// The stages that some stages depend on, they themselves included; each before those that it read.
    /// </summary>
    public static IReadOnlyList<LockedStage> Of(StudyLock run, IEnumerable<string> stages)
    {
        var needed = stages.ToHashSet(StringComparer.Ordinal);
        var found = new List<LockedStage>();
        // Stages are locked in the order in which they ran: after those that they read.
        foreach (var stage in run.Stages.Reverse())
        {
            if (!needed.Contains(stage.Stage))
                continue;
            found.Add(stage);
            foreach (var read in stage.Reads())
                needed.Add(read.Stage);
        }
        return found;
    }

    /// <summary>The output that was read, where the stage that should have made it did.</summary>
    /// <returns>Null where no stage of the run made exactly that.</returns>
    public static OutputFile? Find(this StudyLock run, ReadArtifact read) =>
        run.Find(read.Stage)?.Outputs.FirstOrDefault(output =>
            output.Path == read.Path && output.Digest == read.Digest);
}
