using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>
/// The index's own file: a header with two digests that answer the no-op without reading further, then the entries.
/// Little-endian; read back on the machine that wrote it; anything unexpected counts as no index.
/// </summary>
internal static class IndexFile
{
    private const ulong Magic = 0x3230_7864_6966_616b; // "kafidx02"

    /// <summary>The two digests of the header, and the digest of all that follows it.</summary>
    public sealed record Header(Digest Stats, Digest Content, int Count);

    private const int HeaderSize = 8 + (2 * Digest.Size) + 4;

    // Of an entry: stat, digest, when it was first seen, the length of the path; then the path in UTF-8.
    private const int DigestAt = FileStat.Length, SeenAt = DigestAt + Digest.Size, LengthAt = SeenAt + 8, PathAt = LengthAt + 4;

    public static Header? ReadHeader(string path)
    {
        using var file = StoredFile.Open(path, out _);
        if (file is null)
            return null; // No index yet: everything is read.
        Span<byte> bytes = stackalloc byte[HeaderSize];
        return RandomAccess.Read(file, bytes, 0) == HeaderSize ? Parse(bytes) : null;
    }

    /// <summary>All entries, none where the file is missing, cut off or altered.</summary>
    public static IndexEntry[] ReadEntries(string path)
    {
        if (StoredFile.Read(path) is not { } bytes)
            return []; // No index yet: everything is read.
        var checkedLength = bytes.Length - Digest.Size;
        if (checkedLength < HeaderSize || Parse(bytes) is not { } header
            || Digest.Of(bytes.AsSpan(0, checkedLength)) != new Digest(bytes.AsSpan(checkedLength)))
        {
            return [];
        }
        var entries = new IndexEntry[header.Count];
        var rest = bytes.AsSpan(HeaderSize);
        for (var i = 0; i < entries.Length; i++)
        {
            var stat = FileStat.Read(rest);
            var digest = new Digest(rest.Slice(DigestAt, Digest.Size));
            var firstSeen = BinaryPrimitives.ReadInt64LittleEndian(rest[SeenAt..]);
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[LengthAt..]);
            entries[i] = new IndexEntry(Encoding.UTF8.GetString(rest.Slice(PathAt, length)), stat, digest, firstSeen);
            rest = rest[(PathAt + length)..];
        }
        return entries;
    }

    /// <summary>Writes an index, if it can be written.</summary>
    public static void TryWrite(
        string path, Digest stats, Digest content, IReadOnlyCollection<IndexEntry> entries, DiskClock clock)
    {
        try
        {
            Write(path, stats, content, entries, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was learnt is learnt again next time; what matters was written before, or its failure was told.
        }
    }

    private static void Write(
        string path, Digest stats, Digest content, IReadOnlyCollection<IndexEntry> entries, DiskClock clock) =>
        AtomicFile.Write(path, stream =>
        {
            // Later than any file was looked at. Where the clock cannot be told, the stat is new again next time.
            long? now = null;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> header = stackalloc byte[HeaderSize];
            BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
            stats.CopyTo(header[8..]);
            content.CopyTo(header[40..]);
            BinaryPrimitives.WriteInt32LittleEndian(header[72..], entries.Count);
            Put(header);
            var buffer = new byte[1024];
            foreach (var (name, stat, digest, firstSeen) in entries)
            {
                var size = PathAt + Encoding.UTF8.GetMaxByteCount(name.Length);
                if (buffer.Length < size)
                    buffer = new byte[size];
                stat.Write(buffer);
                digest.CopyTo(buffer.AsSpan(DigestAt));
                var seen = firstSeen == IndexEntry.JustNow ? now ??= clock.Now() ?? IndexEntry.JustNow : firstSeen;
                BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(SeenAt), seen);
                var length = Encoding.UTF8.GetBytes(name, buffer.AsSpan(PathAt));
                BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(LengthAt), length);
                Put(buffer.AsSpan(0, PathAt + length));
            }
            Span<byte> end = stackalloc byte[Digest.Size];
            Digest.Finish(hash).CopyTo(end);
            stream.Write(end);

            void Put(ReadOnlySpan<byte> bytes)
            {
                hash.AppendData(bytes);
                stream.Write(bytes);
            }
        });

    private static Header? Parse(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic
            ? null
            : new Header(new Digest(bytes.Slice(8, 32)), new Digest(bytes.Slice(40, 32)), BinaryPrimitives.ReadInt32LittleEndian(bytes[72..]));
}
