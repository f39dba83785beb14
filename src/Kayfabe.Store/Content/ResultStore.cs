using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// What actions made, by their keys: records beside the content that they name. Safe to share, to delete, and to use from
/// several threads and builds at once.
/// </summary>
/// <param name="content">Where outputs are kept.</param>
/// <param name="actions">Where records are kept.</param>
public sealed class ResultStore(ContentStore content, ActionCache actions)
{
    /// <summary>The record of a key.</summary>
    /// <inheritdoc cref="ActionCache.Find"/>
    public ActionRecord? Find(ActionKey key, out Miss? problem) => actions.Find(key, out problem);

    /// <summary>Copies all outputs of a record into a folder, and checks them on the way.</summary>
    /// <returns>Null where they are all there; else why they have to be made again, and the folder is removed.</returns>
    public Miss? Fetch(ActionRecord record, string folder)
    {
        foreach (var output in record.Outputs)
        {
            var file = Path.Combine(folder, output.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (content.TryFetch(output.Digest, file, out var problem))
                continue;
            Directory.Delete(folder, recursive: true);
            return problem is null
                ? new Miss(MissReason.NotInStore, $"the store no longer has {output.Path}")
                : new Miss(MissReason.Damaged, $"the store's copy of {output.Path} {problem}");
        }
        return null;
    }

    /// <summary>Keeps what an action wrote to a folder.</summary>
    /// <param name="action">The action's name.</param>
    /// <param name="key">What would change its result.</param>
    /// <param name="folder">What it wrote.</param>
    /// <param name="seconds">How long it took.</param>
    public ActionRecord Keep(string action, KeyDescription key, string folder, double seconds)
    {
        var files = FolderFiles.Below(folder);
        var outputs = new OutputFile[files.Length];
        // Side by side: while one file is flushed to the disk, another is hashed.
        Parallel.For(0, files.Length, i =>
        {
            var (digest, size) = content.Put(Path.Combine(folder, files[i]));
            outputs[i] = new OutputFile(files[i], digest, size);
        });
        var record = new ActionRecord(action, key.Entries, outputs, seconds);
        // In this order: a record is written when all that it names is kept; a kill in between costs one rerun.
        actions.Put(key.Key, record);
        return record;
    }
}
