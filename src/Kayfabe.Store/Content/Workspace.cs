using System.Text;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// The artifacts of one study in one checkout, <c>artifacts/&lt;study&gt;/&lt;stage&gt;/</c>: put in place all at once
/// or not at all, from a stage that ran or from the store.
/// </summary>
/// <remarks>
/// One build at a time works in a workspace: it holds the file <c>.lock</c>, which the system releases when the process
/// ends, however it ends. The store beneath needs no such lock.
/// </remarks>
public sealed class Workspace : IDisposable
{
    // What a file that another process holds gives; a disk that is full or read-only gives others, and no wait mends it.
    private const int WouldBlockOnLinux = 11, WouldBlockOnMac = 35, SharingOnWindows = unchecked((int)0x80070020);

    private readonly string _folder;
    private readonly ContentStore _content;
    private readonly ActionCache _actions;
    private readonly FileIndex _index;
    private readonly FileStream _lock;

    /// <summary>Takes the workspace, and clears what a killed build left half-made.</summary>
    /// <param name="folder"><c>artifacts/&lt;study&gt;</c>; made where it is missing.</param>
    /// <param name="content">Where outputs are kept.</param>
    /// <param name="actions">Where records are kept.</param>
    /// <param name="index">Tells the digests of the artifacts in place.</param>
    /// <param name="waiting">Called once if another build has the workspace, before waiting for it.</param>
    public Workspace(string folder, ContentStore content, ActionCache actions, FileIndex index, Action waiting)
    {
        (_folder, _content, _actions, _index) = (folder, content, actions, index);
        Directory.CreateDirectory(folder);
        _lock = Take(Path.Combine(folder, ".lock"), waiting);
        if (Directory.Exists(ScratchRoot))
            Directory.Delete(ScratchRoot, recursive: true);
    }

    private string ScratchRoot => Path.Combine(_folder, ".scratch");

    /// <summary>The stage's folder of artifacts, whether or not it is there.</summary>
    public string FolderOf(string stage) => Path.Combine(_folder, stage);

    /// <summary>Looks a result up, and on a hit makes sure that it is in place.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">What would change its result.</param>
    /// <param name="describe">See <see cref="Difference.Explain"/>.</param>
    /// <param name="record">What was made, on a hit.</param>
    public Verdict Look(
        string stage, KeyDescription key, Func<KeyEntry, KeyEntry, string?> describe, out ActionRecord? record)
    {
        record = _actions.Find(key.Key, out var damaged);
        if (damaged)
            return new Miss(MissReason.Damaged, "the store's record of it is damaged");
        if (record is null)
            return Difference.Explain(LastRecord(stage)?.Entries, key.Entries, describe);
        if (IsInPlace(stage, record))
        {
            Remember(stage, key.Key, record);
            return new Hit("");
        }
        var scratch = NewScratch(stage);
        foreach (var output in record.Outputs)
        {
            var wasThere = _content.Contains(output.Digest);
            if (_content.TryFetch(output.Digest, Prepare(scratch, output.Path)))
                continue;
            Directory.Delete(scratch, recursive: true);
            return wasThere
                ? new Miss(MissReason.Damaged, $"the store's copy of {output.Path} is damaged")
                : new Miss(MissReason.NotInStore, $"the store no longer has {output.Path}");
        }
        Replace(stage, scratch);
        Remember(stage, key.Key, record);
        return new Hit("restored from the store");
    }

    /// <summary>What is in place of a stage from an earlier run, unchanged since.</summary>
    /// <returns>Null where nothing is, or it was changed.</returns>
    public ActionRecord? InPlace(string stage) =>
        LastRecord(stage) is { } record && IsInPlace(stage, record) ? record : null;

    /// <summary>An empty folder for a stage to write to.</summary>
    public string NewScratch(string stage)
    {
        var scratch = Path.Combine(ScratchRoot, stage);
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
        Directory.CreateDirectory(scratch);
        return scratch;
    }

    /// <summary>Keeps what the stage wrote to its scratch folder, then puts it in place.</summary>
    public ActionRecord Commit(string stage, KeyDescription key, string scratch, double seconds)
    {
        var files = FilesBelow(scratch);
        var outputs = new OutputFile[files.Length];
        // Side by side: while one file is flushed to the disk, another is hashed.
        Parallel.For(0, files.Length, i =>
        {
            var (digest, size) = _content.Put(Path.Combine(scratch, files[i]));
            outputs[i] = new OutputFile(files[i], digest, size);
        });
        var record = new ActionRecord(stage, key.Entries, outputs, seconds);
        // In this order: a record is written when all that it names is kept; a kill in between costs one rerun.
        _actions.Put(key.Key, record);
        Replace(stage, scratch);
        Remember(stage, key.Key, record);
        return record;
    }

    /// <summary>Releases the workspace.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream Take(string path, Action waiting)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingOnWindows)
            {
                if (first)
                    waiting();
                Task.Delay(TimeSpan.FromMilliseconds(100)).Wait();
            }
        }
    }

    private bool IsInPlace(string stage, ActionRecord record)
    {
        var folder = FolderOf(stage);
        if (!Directory.Exists(folder) || FilesBelow(folder).Length != record.Outputs.Count)
            return false;
        foreach (var output in record.Outputs)
        {
            if (_index.DigestOf(Path.Combine(folder, output.Path)) != output.Digest)
                return false;
        }
        return true;
    }

    private static string[] FilesBelow(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        for (var i = 0; i < files.Length; i++)
            files[i] = Path.GetRelativePath(folder, files[i]).Replace(Path.DirectorySeparatorChar, '/');
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private static string Prepare(string scratch, string path)
    {
        var file = Path.Combine(scratch, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    private void Replace(string stage, string scratch)
    {
        var folder = FolderOf(stage);
        if (Directory.Exists(folder))
            Directory.Move(folder, Path.Combine(ScratchRoot, stage + ".old"));
        Directory.Move(scratch, folder);
        Directory.Delete(ScratchRoot, recursive: true);
    }

    // What the stage was last made from, here: kept beside the artifacts, so that a reason can be given even when the
    // store was deleted. The key, a line feed, the record.
    private string StateOf(string stage) => Path.Combine(_folder, ".last", stage);

    private ActionRecord? LastRecord(string stage)
    {
        var path = StateOf(stage);
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        return ActionRecord.Parse(bytes[(Array.IndexOf(bytes, (byte)'\n') + 1)..]);
    }

    private void Remember(string stage, ActionKey key, ActionRecord record)
    {
        var path = StateOf(stage);
        var line = Encoding.ASCII.GetBytes($"{key}\n");
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().StartsWith(line))
            AtomicFile.Write(path, (byte[])[.. line, .. record.ToBytes()]);
    }
}
