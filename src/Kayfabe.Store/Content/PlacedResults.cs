using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// Looks up results of one study in one checkout as <see cref="Workspace"/> does, and changes nothing: it neither locks
/// the workspace nor puts a result in place.
/// </summary>
/// <param name="folder"><c>artifacts/&lt;study&gt;</c>, whether or not it exists.</param>
/// <param name="results">The store of results.</param>
/// <param name="content">The store of their content.</param>
/// <param name="index">Knows the digests of the artifacts in place.</param>
public sealed class PlacedResults(string folder, ResultStore results, ContentStore content, FileIndex index)
{
    private readonly LastRecords _last = new(folder);

    /// <summary>The record of a stage's last run here; null if there is none.</summary>
    public ActionRecord? Last(string stage) => _last.Find(stage, out _);

    /// <summary>What a run would find.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">Everything that can change its result.</param>
    /// <param name="before">The entries that reasons compare with; null where there are none.</param>
    /// <param name="describe">See <see cref="Difference.Explain"/>.</param>
    /// <param name="record">The record of the result, on a hit.</param>
    /// <remarks>
    /// It reads what a run would read: artifacts in place by their stats, and the store's copy only of a result that is
    /// not in place, which a run would put there.
    /// </remarks>
    public Verdict Find(
        string stage, KeyDescription key, IReadOnlyList<KeyEntry>? before,
        Func<KeyEntry, KeyEntry, string?> describe, out ActionRecord? record)
    {
        record = results.Peek(key.Key, out var problem);
        if (problem is not null)
            return problem;
        if (record is null)
        {
            return _last.Find(stage, out var isNewer) is null && isNewer
                ? new Miss(MissReason.NewerVersion, "the last result here was made by a newer version of Kayfabe")
                : Difference.Explain(before, key.Entries, describe);
        }
        if (IsInPlace(Path.Combine(folder, stage), record, index))
            return new Hit("");
        foreach (var output in record.Outputs)
        {
            if (content.ProblemOf(output.Digest) is not { } wrong)
                continue;
            record = null;
            return wrong.Length == 0
                ? new Miss(MissReason.NotInStore, $"the store no longer has {output.Path}")
                : new Miss(MissReason.Damaged, $"stored output damaged: the store's copy of {output.Path} {wrong}");
        }
        return new Hit("in the store, not in place");
    }

    /// <summary>Whether a folder has a result's files, and no others.</summary>
    internal static bool IsInPlace(string folder, ActionRecord record, FileIndex index)
    {
        if (!Directory.Exists(folder) || FolderFiles.Below(folder).Length != record.Outputs.Count)
            return false;
        foreach (var output in record.Outputs)
        {
            if (index.TryDigestOf(Path.Combine(folder, output.Path)) != output.Digest)
                return false;
        }
        return true;
    }
}
