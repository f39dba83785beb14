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
    private const ulong Magic = 0x3130_7864_6966_616b; // "kafidx01"

    /// <summary>The two digests of the header, and the digest of all that follows it.</summary>
    public sealed record Header(Digest Stats, Digest Content, int Count);

    private const int HeaderSize = 8 + (2 * Digest.Size) + 4;

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
            var digest = new Digest(rest.Slice(32, Digest.Size));
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[64..]);
            entries[i] = new IndexEntry(Encoding.UTF8.GetString(rest.Slice(68, length)), stat, digest);
            rest = rest[(68 + length)..];
        }
        return entries;
    }

    public static void Write(string path, Digest stats, Digest content, IReadOnlyCollection<IndexEntry> entries) =>
        AtomicFile.Write(path, stream =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> header = stackalloc byte[HeaderSize];
            BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
            stats.CopyTo(header[8..]);
            content.CopyTo(header[40..]);
            BinaryPrimitives.WriteInt32LittleEndian(header[72..], entries.Count);
            Put(header);
            var buffer = new byte[1024];
            foreach (var (name, stat, digest) in entries)
            {
                var size = 68 + Encoding.UTF8.GetMaxByteCount(name.Length);
                if (buffer.Length < size)
                    buffer = new byte[size];
                stat.Write(buffer);
                digest.CopyTo(buffer.AsSpan(32));
                var length = Encoding.UTF8.GetBytes(name, buffer.AsSpan(68));
                BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(64), length);
                Put(buffer.AsSpan(0, 68 + length));
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
