using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// The artifacts of one study in one checkout, <c>artifacts/&lt;study&gt;/&lt;stage&gt;/</c>: replaced as a whole
/// or not at all, from a stage that ran or from the store.
/// </summary>
/// <remarks>
/// One build at a time uses a workspace: it holds the file <c>.lock</c>. The store needs no such lock. If files cannot
/// be locked, two builds may make each other fail, but neither records a wrong result: each has its own scratch folder.
/// </remarks>
public sealed class Workspace : IDisposable
{
    private const string LockFile = ".lock";

    // What may still exist in a cloud account, and cost: aws/journal.jsonl.
    private const string Journals = "aws";

    private readonly string _folder;
    private readonly ResultStore _results;
    private readonly FileIndex _index;
    private readonly FileLock _lock;
    private readonly ScratchFolders _scratch;
    private readonly LastRecords _last;

    /// <summary>Takes the workspace, and removes the scratch folders of killed builds.</summary>
    /// <param name="folder"><c>artifacts/&lt;study&gt;</c>; created if missing.</param>
    /// <param name="results">The store of results.</param>
    /// <param name="index">Knows the digests of the artifacts in place.</param>
    /// <param name="waiting">Called once if another build uses the workspace, before waiting for it.</param>
    /// <param name="unlocked">Called if files cannot be locked there, so that nothing keeps another build out.</param>
    public Workspace(string folder, ResultStore results, FileIndex index, Action waiting, Action? unlocked = null)
    {
        (_folder, _results, _index) = (folder, results, index);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, LockFile);
        if (!IsFileOrAbsent(path))
            PathReplacer.Delete(path);
        _lock = FileLock.Take(path, waiting);
        _last = new LastRecords(folder);
        _scratch = new ScratchFolders(Path.Combine(folder, ".scratch"));
        _scratch.RemoveOthers(areAbandoned: _lock.Works);
        if (!_lock.Works)
            unlocked?.Invoke();
    }

    /// <summary>The stage's folder of artifacts, whether or not it exists.</summary>
    public string FolderOf(string stage) => Path.Combine(_folder, stage);

    /// <summary>Looks up a result, and on a hit makes sure that it is in place.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">Everything that can change its result.</param>
    /// <param name="describe">See <see cref="Difference.Explain"/>.</param>
    /// <param name="record">The record of the result, on a hit.</param>
    public Verdict LookUp(
        string stage, KeyDescription key, Func<KeyEntry, KeyEntry, string?> describe, out ActionRecord? record)
    {
        record = _results.Find(key.Key, out var problem);
        if (problem is not null)
            return problem;
        if (record is null)
        {
            return _last.Find(stage, out var isNewer) is null && isNewer
                ? new Miss(MissReason.NewerVersion, "the last result here was made by a newer version of Kayfabe")
                : Difference.Explain(_last.Find(stage, out _)?.Entries, key.Entries, describe);
        }
        if (IsInPlace(stage, record))
        {
            _last.Put(stage, key.Key, record);
            return new Hit("");
        }
        var scratch = _scratch.New(stage);
        if (_results.Fetch(record, scratch) is { } miss)
            return miss;
        Replace(stage, scratch);
        _last.Put(stage, key.Key, record);
        return new Hit("restored from the store");
    }

    /// <summary>The result of an earlier run that is in place, unchanged.</summary>
    /// <returns>Null if there is none, or it was changed.</returns>
    public ActionRecord? InPlace(string stage) =>
        _last.Find(stage, out _) is { } record && IsInPlace(stage, record) ? record : null;

    /// <summary>An empty folder for a stage to write to.</summary>
    public string NewScratch(string stage)
    {
        var scratch = _scratch.New(stage);
        ResultStore.Begin(scratch);
        return scratch;
    }

    /// <summary>Stores the files in the stage's scratch folder, then puts them in place.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">Everything that can change its result.</param>
    /// <param name="scratch">The scratch folder.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="origin">Who made it, when and where; null if nobody says.</param>
    /// <param name="kept">See <see cref="ResultStore.Keep"/>.</param>
    public ActionRecord Commit(
        string stage, KeyDescription key, string scratch, double seconds, Origin? origin = null,
        Action<OutputFile, FileStat>? kept = null)
    {
        var record = _results.Keep(stage, key, scratch, seconds, origin, kept);
        Replace(stage, scratch);
        _last.Put(stage, key.Key, record);
        return record;
    }

    /// <summary>
    /// Removes all artifacts. The lock stays, since another build may be waiting for it, and so does the journal of what
    /// may exist in a cloud account.
    /// </summary>
    public void Clear()
    {
        foreach (var folder in Directory.GetDirectories(_folder))
        {
            if (Path.GetFileName(folder) != Journals)
                Directory.Delete(folder, recursive: true);
        }
        foreach (var file in Directory.GetFiles(_folder))
        {
            if (Path.GetFileName(file) != LockFile)
                File.Delete(file);
        }
    }

    /// <summary>Releases the workspace.</summary>
    public void Dispose()
    {
        _scratch.Remove();
        _lock.Dispose();
    }

    private bool IsInPlace(string stage, ActionRecord record) =>
        PlacedResults.IsInPlace(FolderOf(stage), record, _index);

    /// <summary>Replaces the stage's folder by its scratch folder.</summary>
    public void Replace(string stage, string scratch)
    {
        var folder = FolderOf(stage);
        File.Delete(Path.Combine(scratch, ResultStore.Mark));
        var old = scratch + ".old";
        if (Directory.Exists(folder))
            Directory.Move(folder, old);
        else
            File.Delete(folder); // A file, or a broken link.
        Directory.Move(scratch, folder);
        ScratchFolders.TryDelete(old);
    }

    // A link could lead anywhere, and opening a pipe would wait for a writer.
    private static bool IsFileOrAbsent(string path) =>
        !Directory.Exists(path) && new FileInfo(path).LinkTarget is null
        && (!File.Exists(path) || FileStat.Of(path) is not null);
}
