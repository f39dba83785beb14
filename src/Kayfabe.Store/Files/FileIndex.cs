using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>
/// Remembers the digest of each file together with its size, times and inode, so that a file that did not change is not
/// read again.
/// </summary>
/// <remarks>
/// A file that changed just before it was read may change again without a change of its times ("racy git":
/// https://git-scm.com/docs/racy-git), for a disk's clock goes in steps. Such a file is read again the next time; how
/// old it is, its own disk tells (<see cref="DiskClock"/>). The index holds no truth of its own: deleting it costs
/// reading, nothing else.
/// </remarks>
public sealed class FileIndex
{
    private readonly string _path;
    private readonly DiskClock _clock;
    private readonly Func<string, FileStat?> _stat;
    private readonly Dictionary<string, IndexEntry> _entries = new(StringComparer.Ordinal);
    private bool _changed;

    /// <summary>Opens the index that is kept in the file <paramref name="path"/>; none there is an empty one.</summary>
    /// <param name="path">The index's own file.</param>
    /// <param name="clock">Tells what time it is on the disks; by default, on that of the index.</param>
    /// <param name="stat">Looks at a file; <see cref="FileStat.Of"/> but in tests.</param>
    public FileIndex(string path, DiskClock? clock = null, Func<string, FileStat?>? stat = null)
    {
        (_path, _stat) = (path, stat ?? FileStat.Of);
        _clock = clock ?? new DiskClock(Path.GetDirectoryName(path)!);
        foreach (var entry in IndexFile.ReadEntries(path))
            _entries[entry.Path] = entry;
    }

    /// <summary>The digest of a file's content, read only where its stat is not the remembered one.</summary>
    /// <returns>Null where there is no such file.</returns>
    public Digest? DigestOf(string path) => DigestsOf([path])[0];

    /// <summary>The digest of each file, as <see cref="DigestOf"/> tells it; those that have to be read are read side by side.</summary>
    public Digest?[] DigestsOf(IReadOnlyList<string> paths)
    {
        var stats = new FileStat?[paths.Count];
        var entries = new IndexEntry?[paths.Count];
        var unread = new List<int>();
        for (var i = 0; i < stats.Length; i++)
        {
            stats[i] = _stat(paths[i]);
            _entries.TryGetValue(paths[i], out entries[i]);
            if (stats[i] is null)
                entries[i] = null;
            else if (entries[i]?.Answers(stats[i]) != true)
                unread.Add(i);
        }
        void Learn(int i) => entries[i] = IndexEntry.Read(paths[i], paths[i], stats[i]!.Value, entries[i], _clock);
        if (unread.Count > 1)
            Parallel.ForEach(unread, Learn);
        else
            unread.ForEach(Learn);
        foreach (var i in unread)
            _entries[paths[i]] = entries[i]!;
        _changed |= unread.Count > 0;
        return Array.ConvertAll(entries, static entry => entry?.Digest);
    }

    /// <summary>Writes what was learnt; nothing where nothing was.</summary>
    public void Save()
    {
        if (!_changed)
            return;
        IndexFile.TryWrite(_path, Digest.None, Digest.None, _entries.Values, _clock);
        _changed = false;
    }
}
