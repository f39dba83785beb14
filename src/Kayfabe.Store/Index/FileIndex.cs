using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Index;

/// <summary>Remembers the digest of each file by its stat, so that an unchanged file is not read again.</summary>
/// <remarks>
/// A file that changed just before it was read may change again without a change of its times ("racy git":
/// https://git-scm.com/docs/racy-git), since a disk's clock has a coarse resolution. Such a file is read again the next
/// time; its age is measured by the clock of its disk (<see cref="DiskClock"/>). The index can be deleted: files are
/// then read again.
/// </remarks>
public sealed class FileIndex
{
    private readonly string _path;
    private readonly DiskClock _clock;
    private readonly Func<string, FileStat?> _stat;
    private readonly Dictionary<string, IndexEntry> _entries = new(StringComparer.Ordinal);
    private bool _changed;

    /// <summary>Opens the index in the file <paramref name="path"/>; if there is none, it is empty.</summary>
    /// <param name="path">The index's own file.</param>
    /// <param name="clock">The clocks of the disks; by default, that of the index's disk.</param>
    /// <param name="stat">Reads a stat; <see cref="FileStat.Of"/> except in tests.</param>
    public FileIndex(string path, DiskClock? clock = null, Func<string, FileStat?>? stat = null)
    {
        (_path, _stat) = (path, stat ?? FileStat.Of);
        _clock = clock ?? new DiskClock(Path.GetDirectoryName(path)!);
        foreach (var entry in IndexFile.ReadEntries(path))
            _entries[entry.Path] = entry;
    }

    /// <summary>The digest of a file's content, which is read only if its stat has changed.</summary>
    /// <returns>Null if there is no such file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Digest? DigestOf(string path) => DigestsOf([path])[0];

    /// <summary>The digest of a file's content; null also if it cannot be read.</summary>
    public Digest? TryDigestOf(string path)
    {
        try
        {
            return DigestOf(path);
        }
        catch (Exception e) when (StoredFile.IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>The digest of each file, as <see cref="DigestOf"/>; changed files are read in parallel.</summary>
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
            else if (entries[i]?.IsCurrent(stats[i]) != true)
                unread.Add(i);
        }
        void Read(int i) => entries[i] = IndexEntry.Read(paths[i], paths[i], stats[i]!.Value, entries[i], _clock);
        if (unread.Count > 1)
            Parallel.ForEach(unread, Read);
        else
            unread.ForEach(Read);
        foreach (var i in unread)
            _entries[paths[i]] = entries[i]!;
        _changed |= unread.Count > 0;
        return Array.ConvertAll(entries, static entry => entry?.Digest);
    }

    /// <summary>Writes the index if it has changed.</summary>
    public void Save()
    {
        if (!_changed)
            return;
        IndexFile.TryWrite(_path, Digest.None, Digest.None, _entries.Values, _clock);
        _changed = false;
    }
}
