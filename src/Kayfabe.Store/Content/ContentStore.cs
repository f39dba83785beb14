using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// Files by the digest of their content: <c>objects/ab/cdef...</c>. Safe to share, to delete, and to write from several
/// builds at once.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="shared">Another store, which is only read; null for none.</param>
public sealed class ContentStore(string folder, string? shared = null)
{
    private readonly string _objects = Path.Combine(folder, "objects");

    /// <summary>The path of the content, whether or not it exists.</summary>
    public string PathOf(Digest digest)
    {
        var path = PathIn(folder, digest);
        return shared is not null && !File.Exists(path) && PathIn(shared, digest) is var other && File.Exists(other)
            ? other
            : path;
    }

    /// <summary>
    /// Whether the content exists and may be read; its bytes are checked when they are fetched, not here.
    /// </summary>
    public bool Contains(Digest digest)
    {
        using var file = StoredFile.Open(PathOf(digest), out _);
        return file is not null;
    }

    /// <summary>Whether the content exists and has its digest: it is read to the end.</summary>
    public bool IsWhole(Digest digest)
    {
        using var file = StoredFile.Open(PathOf(digest), out _);
        return file is not null && Digest.Read(file, static _ => { }) == digest;
    }

    /// <summary>What is wrong with the content, which is read to the end and left as it is.</summary>
    /// <returns>A clause that follows its name; empty if there is none; null if it is whole.</returns>
    public string? ProblemOf(Digest digest)
    {
        using var file = StoredFile.Open(PathOf(digest), out var problem);
        return file is null ? problem is null ? "" : $"cannot be used: {problem}"
            : Digest.Read(file, static _ => { }) == digest ? null
            : "is damaged";
    }

    /// <summary>Removes content, which turned out to be unusable.</summary>
    public void Remove(Digest digest) => TemporaryFile.TryDelete(PathIn(folder, digest));

    /// <summary>Stores a copy of a file, which is read once.</summary>
    /// <returns>The digest and the number of the bytes stored.</returns>
    /// <exception cref="IOException">The file cannot be read, or the disk is full.</exception>
    public (Digest Digest, long Size) Put(string path)
    {
        using var source = File.OpenHandle(path, options: FileOptions.SequentialScan);
        long size = 0;
        var digest = Put(stream => Digest.Read(source, block =>
        {
            stream.Write(block.Span);
            size += block.Length;
        }));
        return (digest, size);
    }

    /// <summary>Stores what <paramref name="write"/> writes.</summary>
    public Digest Put(Action<Stream> write)
    {
        Digest? digest = null;
        // Also if the object exists already: it may be damaged.
        AtomicFile.Write(_objects, folder, file =>
        {
            using var hashing = new HashingStream(file);
            write(hashing);
            return PathIn(folder, digest = hashing.Finish());
        });
        return digest!;
    }

    /// <summary>Stores content that comes from elsewhere, if it is what it should be.</summary>
    /// <param name="digest">What it should be.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>False if it has another digest: nothing of it is kept.</returns>
    public bool TryPut(Digest digest, Action<Stream> write)
    {
        var isOther = false;
        try
        {
            AtomicFile.Write(_objects, folder, file =>
            {
                using var hashing = new HashingStream(file);
                write(hashing);
                isOther = hashing.Finish() != digest;
                return isOther ? throw new InvalidDataException() : PathIn(folder, digest);
            });
        }
        catch (InvalidDataException) when (isOther)
        {
            // The temporary file is gone.
        }
        return !isOther;
    }

    /// <summary>Copies the content to a file and checks its digest.</summary>
    /// <param name="digest">The content.</param>
    /// <param name="path">The file.</param>
    /// <param name="problem">
    /// What is wrong with the store's copy, a clause that follows its name; null if there is none.
    /// </param>
    /// <returns>
    /// False if it is missing, or has another digest: then the object is removed, the file is not written, and the
    /// content has to be made again.
    /// </returns>
    public bool TryFetch(Digest digest, string path, out string? problem)
    {
        var source = PathOf(digest);
        using (var from = StoredFile.Open(source, out problem))
        {
            if (from is null)
            {
                problem = problem is null ? null : $"cannot be used: {problem}";
                return false;
            }
            using var to = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            if (Digest.Read(from, block => to.Write(block.Span)) == digest)
                return true;
        }
        problem = "is damaged";
        TemporaryFile.TryDelete(path);
        Remove(digest);
        return false;
    }

    /// <inheritdoc cref="TryFetch(Digest, string, out string?)"/>
    public bool TryFetch(Digest digest, string path) => TryFetch(digest, path, out _);

    private static string PathIn(string store, Digest digest) =>
        Path.Combine(store, "objects", digest.Hex[..2], digest.Hex[2..]);
}
