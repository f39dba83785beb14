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
    internal const string Mark = ".untouched";

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

    /// <summary>Makes a folder for an action to write to, for <see cref="Keep"/>.</summary>
    /// <remarks>
    /// A mark in it tells whether somebody cleared the folder while the action wrote (<c>rm -rf artifacts</c>): what was
    /// written before is gone then, what is written later is there, and no list of files tells that some are missing.
    /// </remarks>
    public static void Begin(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, Mark), []);
    }

    /// <summary>Keeps what an action wrote to a folder, and takes the mark away.</summary>
    /// <param name="action">The action's name.</param>
    /// <param name="key">What would change its result.</param>
    /// <param name="folder">What it wrote, since <see cref="Begin"/>.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="kept">Called with the stat that each file had when it was hashed.</param>
    /// <exception cref="StoreException">Somebody removed or changed files of the folder: nothing is recorded.</exception>
    public ActionRecord Keep(
        string action, KeyDescription key, string folder, double seconds, Action<OutputFile, FileStat>? kept = null)
    {
        var files = OutputsIn(folder);
        var stats = new FileStat?[files.Length];
        var outputs = new OutputFile[files.Length];
        // Side by side: while one file is flushed to the disk, another is hashed.
        Parallel.For(0, files.Length, i =>
        {
            var path = Path.Combine(folder, files[i]);
            stats[i] = FileStat.Of(path);
            var (digest, size) = content.Put(path);
            outputs[i] = new OutputFile(files[i], digest, size);
        });
        // Now, not before: who was about to clear the folder has done so meanwhile.
        if (!File.Exists(Path.Combine(folder, Mark)) || !files.AsSpan().SequenceEqual(OutputsIn(folder))
            || files.Index().Any(file => FileStat.Of(Path.Combine(folder, file.Item)) != stats[file.Index]))
        {
            throw new StoreException(
                $"files that {action} wrote were removed or changed before they could be kept (was the folder of artifacts deleted?)",
                "Nothing of them was kept. Run the build again.");
        }
        var record = new ActionRecord(action, key.Entries, outputs, seconds);
        // In this order: a record is written when all that it names is kept; a kill in between costs one rerun.
        actions.Put(key.Key, record);
        File.Delete(Path.Combine(folder, Mark));
        for (var i = 0; kept is not null && i < outputs.Length; i++)
            kept(outputs[i], stats[i]!.Value);
        return record;
    }

    private static string[] OutputsIn(string folder) =>
        !Directory.Exists(folder) ? [] : Array.FindAll(FolderFiles.Below(folder), static file => file != Mark);
}
