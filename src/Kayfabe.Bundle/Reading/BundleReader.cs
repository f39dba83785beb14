using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Zip;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Microsoft.Win32.SafeHandles;

namespace Kayfabe.Bundle.Reading;

/// <summary>
/// Reads a bundle that a stranger may have made: nothing is unpacked, paths are confined, sizes are those of the file.
/// Safe to use from several threads.
/// </summary>
public sealed class BundleReader : IDisposable
{
    /// <summary>The bytes of a document that is read at once, at most.</summary>
    public const int LargestDocument = 1 << 30;

    private const int BlockSize = 1 << 20;

    private readonly SafeFileHandle _zip;
    private readonly Dictionary<string, ZipEntry> _entries;

    private BundleReader(SafeFileHandle zip, string name, ZipEntry[] entries, Dictionary<string, Digest> listed)
    {
        _zip = zip;
        Name = name;
        _entries = entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        Paths = [.. entries.Select(entry => entry.Path)];
        Listed = listed;
    }

    /// <summary>The zip, as the user would type it.</summary>
    public string Name { get; }

    /// <summary>The paths of all files, in the order of the zip.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The digests that the bundle's own metadata list, by path; not checked yet.</summary>
    public IReadOnlyDictionary<string, Digest> Listed { get; }

    /// <summary>Opens a bundle; its files are not read yet, but for its metadata.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="name">The zip, as the user would type it.</param>
    /// <exception cref="InputException">There is no such file, or it is no bundle.</exception>
    public static BundleReader Open(string path, string name)
    {
        SafeFileHandle? zip = null;
        try
        {
            zip = File.OpenHandle(path, options: FileOptions.RandomAccess);
            using var all = new EntryStream(zip, 0, RandomAccess.GetLength(zip));
            var entries = ZipDirectory.Read(all);
            var metadata = Array.Find(entries, entry => entry.Path == BundlePaths.Metadata)
                ?? throw new InvalidDataException($"it has no {BundlePaths.Metadata}");
            var listed = ListedFiles.Read(ReadAll(zip, metadata, LargestDocument));
            var reader = new BundleReader(zip, name, entries, listed);
            zip = null;
            return reader;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(new Fault("there is no such file", "Give the bundle's zip.", name));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not EndOfStreamException)
        {
            throw new InputException(
                new Fault("it cannot be read", "Check that it is a file that you may read.", name));
        }
        catch (EndOfStreamException)
        {
            throw new InputException(new Fault("it is cut off", "Get the bundle again from who made it.", name));
        }
        catch (InvalidDataException e)
        {
            throw new InputException(new Fault(
                $"it is not a bundle: {e.Message}", "Get the bundle again from who made it.", name));
        }
        finally
        {
            zip?.Dispose();
        }
    }

    /// <summary>Whether it has a file.</summary>
    public bool Contains(string path) => _entries.ContainsKey(path);

    /// <summary>The number of bytes of a file.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public long SizeOf(string path) => _entries[path].Size;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public Stream OpenRead(string path) => OpenRead(_zip, _entries[path]);

    /// <summary>The whole content of a file, of a bounded size.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    /// <exception cref="InputException">It is larger.</exception>
    public byte[] ReadAll(string path, int largest = LargestDocument)
    {
        try
        {
            return ReadAll(_zip, _entries[path], largest);
        }
        catch (InvalidDataException e)
        {
            throw new InputException(new Fault(e.Message, "Get the bundle again from who made it.", Name));
        }
    }

    /// <summary>The digest of a file's content; null where there is no such file.</summary>
    public Digest? DigestOf(string path) => _entries.TryGetValue(path, out var entry) ? Hash(entry).Digest : null;

    /// <summary>
    /// Reads every file, and compares it with what the metadata list. The metadata do not list themselves: who can
    /// change a file can change them too, unless a signature or the lock says what they must be.
    /// </summary>
    /// <param name="progress">Called with the number of bytes read so far and of all; null for no one.</param>
    /// <returns>What is wrong, in ordinal order of paths; nothing for a whole bundle.</returns>
    public IReadOnlyList<BundleProblem> Check(Action<long, long>? progress = null)
    {
        var problems = new List<BundleProblem>();
        var total = _entries.Values.Sum(entry => entry.Size);
        long done = 0;
        foreach (var entry in _entries.Values)
        {
            var (digest, crc) = Hash(entry);
            if (crc != entry.Crc)
                problems.Add(new BundleProblem(entry.Path, BundleProblemKind.WrongChecksum));
            if (Listed.TryGetValue(entry.Path, out var listed))
            {
                if (listed != digest)
                    problems.Add(new BundleProblem(entry.Path, BundleProblemKind.Changed));
            }
            else if (entry.Path != BundlePaths.Metadata)
            {
                problems.Add(new BundleProblem(entry.Path, BundleProblemKind.NotListed));
            }
            progress?.Invoke(done += entry.Size, total);
        }
        problems.AddRange(Listed.Keys.Where(path => !_entries.ContainsKey(path))
            .Select(path => new BundleProblem(path, BundleProblemKind.Missing)));
        return [.. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private static EntryStream OpenRead(SafeFileHandle zip, ZipEntry entry) =>
        new(zip, entry.DataOffset, entry.Size);

    private static byte[] ReadAll(SafeFileHandle zip, ZipEntry entry, int largest)
    {
        if (entry.Size > largest)
            throw new InvalidDataException($"'{entry.Path}' in it has more than {largest:N0} bytes");
        var bytes = new byte[entry.Size];
        using var stream = OpenRead(zip, entry);
        stream.ReadExactly(bytes);
        return bytes;
    }

    private (Digest Digest, uint Crc) Hash(ZipEntry entry)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var crc = new Crc32();
        using var stream = OpenRead(_zip, entry);
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                sha.AppendData(buffer, 0, count);
                crc.Append(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return (new Digest(sha.GetHashAndReset()), crc.GetCurrentHashAsUInt32());
    }
}
