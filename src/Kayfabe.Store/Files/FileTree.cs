using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>
/// The content of a folder as one digest: that of its manifest, a text in the form of <c>sha256sum</c> (digest, two
/// blanks, path; ordinal order of paths), which is kept in the content store.
/// </summary>
/// <remarks>
/// A no-op costs listing the folder and looking at each file's stat: the digest of all names and stats is compared with
/// the one of the last time. Names that start with a dot are not content (.DS_Store, editors' swap files).
/// </remarks>
public sealed class FileTree(ContentStore store, string indexFolder, DiskClock clock)
{
    private const int Many = 10_000;

    private readonly ConcurrentDictionary<string, Func<string, bool>?> _listed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Digest> _seen = new(StringComparer.Ordinal);

    private static readonly EnumerationOptions s_everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    /// <summary>The digest of a folder's manifest, which is then in the content store.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="accept">Which files count, by their path relative to <paramref name="root"/>; null for all.</param>
    /// <param name="progress">Is told how many files were read of how many that have to be.</param>
    /// <returns>Null where there is no such folder.</returns>
    public Digest? DigestOf(string root, Func<string, bool>? accept = null, Action<int, int>? progress = null)
    {
        if (!Directory.Exists(root))
            return null;
        var files = List(root, accept);
        _listed[root] = accept;
        var indexPath = Path.Combine(indexFolder, $"tree-{Digest.Of(Encoding.UTF8.GetBytes(root)).Hex[..16]}.idx");
        var stats = _seen[root] = StatsOf(files);
        if (IndexFile.ReadHeader(indexPath) is { } header && header.Stats == stats && store.Contains(header.Content))
            return header.Content;

        Manifest.Check(root, [.. files.Select(file => file.Path)]);
        var entries = Entries(root, files, IndexFile.ReadEntries(indexPath), progress, out var settled);
        var manifest = store.Put(stream => Manifest.Write(stream, entries));
        // Unsettled stats must not answer the next no-op: no listing has the digest zero.
        IndexFile.TryWrite(indexPath, settled ? stats : Digest.None, manifest, entries, clock);
        return manifest;
    }

    /// <summary>The digest of the names and stats of a folder's files, as they were when its digest was last asked for.</summary>
    public Digest? LastSeen(string root) => _seen.GetValueOrDefault(root);

    /// <summary>The files of a manifest in its order: path relative to the folder, and digest.</summary>
    /// <exception cref="StoreException">The store's copy is lost or damaged, and the folder is another now.</exception>
    public IEnumerable<(string Path, Digest Digest)> Files(Digest manifest)
    {
        if (!store.IsWhole(manifest))
            MakeAgain(manifest);
        return Manifest.Read(store.PathOf(manifest));
    }

    /// <summary>Puts the difference of two manifests into words: <c>pictures/a.jpg edited</c>.</summary>
    /// <returns>Null where the store no longer has one of them.</returns>
    public string? Describe(string name, Digest before, Digest now)
    {
        if (!store.IsWhole(before) || !store.IsWhole(now))
            return null;
        try
        {
            var miss = Difference.Explain(Entries(before), Entries(now), static (_, _) => null);
            return $"{name}: {miss.Detail}";
        }
        catch (StoreException)
        {
            return null; // A file was there then, which is a folder now.
        }
    }

    private KeyEntry[] Entries(Digest manifest) =>
        [.. Manifest.Read(store.PathOf(manifest)).Select(file => new KeyEntry(EntryKind.Input, file.Path, file.Digest.ToString()))];

    // Of a folder that was listed in this run: the index tells the digests of its files.
    private void MakeAgain(Digest manifest)
    {
        store.Remove(manifest);
        foreach (var (root, accept) in _listed)
        {
            if (DigestOf(root, accept) == manifest)
                return;
        }
        throw new StoreException(
            "a folder of the study changed while the build ran", "Run the build again.", store.PathOf(manifest));
    }

    private static ListedFile[] List(string root, Func<string, bool>? accept)
    {
        var start = root.Length + (Path.EndsInDirectorySeparator(root) ? 0 : 1);
        var paths = new FileSystemEnumerable<string>(
            root,
            static (ref FileSystemEntry entry) => entry.ToFullPath(),
            s_everything)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.',
            ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                entry.FileName[0] != '.' && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        string Relative(string full) => full[start..].Replace(Path.DirectorySeparatorChar, '/');
        var listed = new List<string>();
        foreach (var full in paths)
        {
            if (accept is not null && !accept(Relative(full)))
                continue;
            listed.Add(full);
        }
        var files = new ListedFile?[listed.Count];
        void Look(int i) => files[i] = FileStat.Of(listed[i]) is { } stat ? new ListedFile(Relative(listed[i]), stat) : null;
        // Starting other threads takes longer than looking at a few files.
        if (files.Length >= Many)
            Parallel.For(0, files.Length, Look);
        else
            for (var i = 0; i < files.Length; i++)
                Look(i);
        // A link to nothing, or a file that was deleted meanwhile, is none.
        var array = Array.FindAll(files, static file => file is not null)!;
        Array.Sort(array, static (a, b) => string.CompareOrdinal(a!.Path, b!.Path));
        return array!;
    }

    private static Digest StatsOf(ListedFile[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[4096];
        foreach (var file in files)
        {
            var size = FileStat.Length + 1 + Encoding.UTF8.GetMaxByteCount(file.Path.Length);
            if (buffer.Length < size)
                buffer = new byte[size];
            file.Stat.Write(buffer);
            var length = FileStat.Length + Encoding.UTF8.GetBytes(file.Path, buffer.AsSpan(FileStat.Length));
            buffer[length] = 0;
            hash.AppendData(buffer, 0, length + 1);
        }
        return Digest.Finish(hash);
    }

    private IndexEntry[] Entries(
        string root, ListedFile[] files, IndexEntry[] known, Action<int, int>? progress, out bool settled)
    {
        var entries = new IndexEntry?[files.Length];
        var unread = new List<int>();
        var k = 0;
        for (var i = 0; i < files.Length; i++)
        {
            while (k < known.Length && string.CompareOrdinal(known[k].Path, files[i].Path) < 0)
                k++;
            if (k < known.Length && known[k].Path == files[i].Path)
                entries[i] = known[k];
            if (entries[i]?.Answers(files[i].Stat) != true)
                unread.Add(i);
        }
        int done = 0, racy = 0;
        Parallel.ForEach(Partitioner.Create(unread, loadBalance: true), i =>
        {
            var file = files[i];
            entries[i] = IndexEntry.Read(file.Path, Path.Combine(root, file.Path), file.Stat, entries[i], clock);
            if (entries[i]!.FirstSeen != IndexEntry.Settled)
                Interlocked.Increment(ref racy);
            progress?.Invoke(Interlocked.Increment(ref done), unread.Count);
        });
        settled = racy == 0;
        return entries!;
    }

    private sealed record ListedFile(string Path, FileStat Stat);
}
