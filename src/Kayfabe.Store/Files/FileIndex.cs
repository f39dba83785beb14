using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>
/// Remembers the digest of each file together with its size, times and inode, so that a file that did not change is not
/// read again.
/// </summary>
/// <remarks>
/// A file whose times are within <see cref="Resolution"/> of the moment at which it was read may change again without a
/// change of its times ("racy git": https://git-scm.com/docs/racy-git). It is remembered as never matching, and read
/// again the next time. The index holds no truth of its own: deleting it costs reading, nothing else.
/// </remarks>
public sealed class FileIndex
{
    /// <summary>The coarsest time stamp of a file system in use: FAT's two seconds.</summary>
    public static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Func<string, FileStat?> _stat;
    private readonly Dictionary<string, IndexEntry> _entries = new(StringComparer.Ordinal);
    private bool _changed;

    /// <summary>Opens the index that is kept in the file <paramref name="path"/>; none there is an empty one.</summary>
    /// <param name="path">The index's own file.</param>
    /// <param name="clock">Tells when a file is read.</param>
    /// <param name="stat">Looks at a file; <see cref="FileStat.Of"/> but in tests.</param>
    public FileIndex(string path, TimeProvider clock, Func<string, FileStat?>? stat = null)
    {
        (_path, _clock, _stat) = (path, clock, stat ?? FileStat.Of);
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
            if (_entries.TryGetValue(paths[i], out var known) && known.Stat == stats[i])
                entries[i] = known;
            else if (stats[i] is not null)
                unread.Add(i);
        }
        void Learn(int i) => (entries[i], _) = Read(paths[i], paths[i], stats[i]!.Value, _clock);
        if (unread.Count > 1)
            Parallel.ForEach(unread, Learn);
        else
            unread.ForEach(Learn);
        foreach (var i in unread)
            _entries[paths[i]] = entries[i]!;
        _changed |= unread.Count > 0;
        return Array.ConvertAll(entries, static entry => entry?.Digest);
    }

    /// <summary>Reads a file and says what to remember of it.</summary>
    /// <returns>The entry, and whether its stat can be trusted later.</returns>
    internal static (IndexEntry Entry, bool Settled) Read(string name, string path, FileStat stat, TimeProvider clock)
    {
        // The clock is read before the file: a write after this moment has a later time, or falls into the racy window.
        var now = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        var settled = Math.Max(stat.Modified, stat.Changed) < now - (Resolution.Ticks * 100);
        var digest = Digest.OfFile(path);
        return (new IndexEntry(name, settled ? stat : stat with { Size = IndexEntry.Racy }, digest), settled);
    }

    /// <summary>Writes what was learnt; nothing where nothing was.</summary>
    public void Save()
    {
        if (!_changed)
            return;
        try
        {
            IndexFile.Write(_path, Digest.None, Digest.None, _entries.Values);
            _changed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was learnt is learnt again next time; what matters was written before, or its failure was told.
        }
    }
}
