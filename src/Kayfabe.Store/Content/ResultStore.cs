using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// The results of actions by their keys: records, and the content that they name. Safe to share, to delete, and to use
/// from several threads and builds at once.
/// </summary>
/// <param name="content">The store of outputs.</param>
/// <param name="actions">The store of records.</param>
public sealed class ResultStore(ContentStore content, ActionCache actions)
{
    internal const string Mark = ".untouched";

    /// <summary>The record of a key.</summary>
    /// <inheritdoc cref="ActionCache.Find"/>
    public ActionRecord? Find(ActionKey key, out Miss? problem) => actions.Find(key, out problem);

    /// <summary>The record of a key, which does not count as used.</summary>
    /// <inheritdoc cref="ActionCache.Find"/>
    public ActionRecord? Peek(ActionKey key, out Miss? problem) => actions.Peek(key, out problem);

    /// <summary>Copies all outputs of a record into a folder, and checks their digests.</summary>
    /// <returns>Null if successful; otherwise why they have to be made again, and the folder is removed.</returns>
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

    /// <summary>Creates a folder for an action to write to, for <see cref="Keep"/>.</summary>
    /// <remarks>
    /// A marker file shows whether the folder was cleared while the action wrote (<c>rm -rf artifacts</c>): then files
    /// written before are gone, files written later are there, and no list shows that some are missing.
    /// </remarks>
    public static void Begin(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, Mark), []);
    }

    /// <summary>Stores what an action wrote to a folder, and removes the marker.</summary>
    /// <param name="action">The action's name.</param>
    /// <param name="key">Everything that can change its result.</param>
    /// <param name="folder">The folder that <see cref="Begin"/> created.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="origin">Who made it, when and where; null if nobody says.</param>
    /// <param name="kept">Called with each file and its stat from before it was hashed.</param>
    /// <exception cref="StoreException">Files of the folder were removed or changed: nothing is recorded.</exception>
    public ActionRecord Keep(
        string action, KeyDescription key, string folder, double seconds, Origin? origin = null,
        Action<OutputFile, FileStat>? kept = null)
    {
        var files = OutputsIn(folder);
        var stats = new FileStat?[files.Length];
        var outputs = new OutputFile[files.Length];
        // In parallel: while one file is flushed to the disk, another is hashed.
        Parallel.For(0, files.Length, i =>
        {
            var path = Path.Combine(folder, files[i]);
            stats[i] = FileStat.Of(path);
            if (stats[i] is null)
                return; // Removed, or not a regular file, which could not be read to its end.
            var (digest, size) = content.Put(path);
            outputs[i] = new OutputFile(files[i], digest, size);
        });
        // After hashing, not before: files may have been removed or changed in the meantime.
        if (!File.Exists(Path.Combine(folder, Mark)) || !files.AsSpan().SequenceEqual(OutputsIn(folder))
            || files.Index().Any(file => stats[file.Index] is not { } stat
                || FileStat.Of(Path.Combine(folder, file.Item)) != stat))
        {
            throw new StoreException(
                $"files that {action} wrote were removed or changed before they were stored"
                + " (was the artifacts folder deleted?)",
                "Nothing was stored. Run the build again.");
        }
        var record = new ActionRecord(action, key.Entries, outputs, seconds) { Origin = origin };
        // The record last: a build that is killed before it costs one rerun.
        actions.Put(key.Key, record);
        File.Delete(Path.Combine(folder, Mark));
        for (var i = 0; kept is not null && i < outputs.Length; i++)
            kept(outputs[i], stats[i]!.Value);
        return record;
    }

    private static string[] OutputsIn(string folder) =>
        !Directory.Exists(folder) ? [] : Array.FindAll(FolderFiles.Below(folder), static file => file != Mark);
}
