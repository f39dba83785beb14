using System.Collections.Concurrent;
using System.Text;
using Kayfabe.Store.Content;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Trees;

/// <summary>
/// The content of a folder as one digest: that of its <see cref="Manifest"/>, which is kept in the store.
/// </summary>
/// <remarks>
/// A no-op lists the folder and reads the stat of each file: the digest of all names and stats is compared with the
/// last one.
/// </remarks>
/// <param name="store">The store of manifests.</param>
/// <param name="indexFolder">The folder of the indexes.</param>
/// <param name="clock">The clocks of the disks.</param>
/// <param name="keeps">Whether manifests and indexes are written; otherwise both are only read.</param>
public sealed class FileTree(ContentStore store, string indexFolder, DiskClock clock, bool keeps = true)
{
    // Of folders that changed, where nothing is kept.
    private readonly ConcurrentDictionary<Digest, KeyEntry[]> _unkept = new();
    private readonly ConcurrentDictionary<string, Func<string, bool>?> _listed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Digest> _seen = new(StringComparer.Ordinal);

    /// <summary>The digest of a folder's manifest, which is then in the content store.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="accept">Which files count, by their path relative to <paramref name="root"/>; null for all.</param>
    /// <param name="progress">Called with the number of files read so far, and the number to read.</param>
    /// <param name="skipped">
    /// Called with the relative path of each entry that is neither a file nor a folder, and so not content.
    /// </param>
    /// <returns>Null if there is no such folder.</returns>
    /// <exception cref="StoreException">The name of a file would not be the same on every system.</exception>
    /// <exception cref="IOException">A file or folder cannot be read.</exception>
    public Digest? DigestOf(
        string root,
        Func<string, bool>? accept = null,
        Action<int, int>? progress = null,
        Action<string, SkippedEntry>? skipped = null)
    {
        if (!Directory.Exists(root))
            return null;
        var files = FolderListing.Of(root, accept, skipped);
        _listed[root] = accept;
        var indexPath = Path.Combine(indexFolder, $"tree-{Digest.Of(Encoding.UTF8.GetBytes(root)).Hex[..16]}.idx");
        var stats = _seen[root] = FolderListing.StatsOf(files);
        if (IndexFile.ReadHeader(indexPath) is { } header && header.Stats == stats && store.Contains(header.Content))
            return header.Content;

        Manifest.Check(root, [.. files.Select(file => file.Path)]);
        var entries = Read(root, files, IndexFile.ReadEntries(indexPath), progress, out var settled);
        if (!keeps)
            return Unkept(entries);
        var manifest = store.Put(stream => Manifest.Write(stream, entries));
        // Stats that are not settled must not match in the next no-op: no listing has this digest.
        IndexFile.TryWrite(indexPath, settled ? stats : Digest.None, manifest, entries, clock);
        return manifest;
    }

    /// <summary>The digest of the names and stats of a folder's files when its digest was last computed.</summary>
    public Digest? LastSeen(string root) => _seen.GetValueOrDefault(root);

    /// <summary>The files of a manifest, in its order: path relative to the folder, and digest.</summary>
    /// <exception cref="StoreException">
    /// The store's copy is missing or damaged, and the folder has changed since.
    /// </exception>
    public IEnumerable<(string Path, Digest Digest)> Files(Digest manifest)
    {
        if (!store.IsWhole(manifest))
            Recreate(manifest);
        return Manifest.Read(store.PathOf(manifest));
    }

    /// <summary>Describes the difference of two manifests: <c>pictures/a.jpg edited</c>.</summary>
    /// <returns>Null if the store no longer has both.</returns>
    public string? Describe(string name, Digest before, Digest now)
    {
        try
        {
            if (Entries(before) is not { } old || Entries(now) is not { } current)
                return null;
            var miss = Difference.Explain(old, current, static (_, _) => null);
            return $"{name}: {miss.Detail}";
        }
        catch (StoreException)
        {
            return null; // One of the two is the content of a file that is a folder now, or was one.
        }
    }

    private KeyEntry[]? Entries(Digest manifest) =>
        _unkept.TryGetValue(manifest, out var entries) ? entries
        : !store.IsWhole(manifest) ? null
        : [.. Manifest.Read(store.PathOf(manifest)).Select(file => Entry(file.Path, file.Digest))];

    private static KeyEntry Entry(string path, Digest digest) => new(EntryKind.Input, path, digest.ToString());

    private Digest Unkept(IndexEntry[] entries)
    {
        using var stream = new HashingStream(Stream.Null);
        Manifest.Write(stream, entries);
        var manifest = stream.Finish();
        _unkept[manifest] = [.. entries.Select(entry => Entry(entry.Path, entry.Digest))];
        return manifest;
    }

    // From a folder that was listed in this run: the index has the digests of its files.
    private void Recreate(Digest manifest)
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

    private IndexEntry[] Read(
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
            if (entries[i]?.IsCurrent(files[i].Stat) != true)
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
}
