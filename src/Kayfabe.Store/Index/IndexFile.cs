using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Index;

/// <summary>
/// The index's own file: a header with two digests, which are all that a no-op reads, and a digest of the header; then
/// the entries. Little-endian. A file with anything unexpected counts as missing.
/// </summary>
internal static class IndexFile
{
    // Followed by the version, two digits.
    private static readonly byte[] s_start = "kafidx"u8.ToArray();

    private static readonly FileFormat s_format = new(3, static bytes => VersionOf(bytes));

    /// <summary>The two digests of the header, and the number of entries.</summary>
    public sealed record Header(Digest Stats, Digest Content, int Count);

    private const int CountAt = 8 + (2 * Digest.Size), CheckAt = CountAt + 4, HeaderSize = CheckAt + Digest.Size;

    // An entry: the stat, the digest, when it was first seen, the length of the path; then the path in UTF-8.
    private const int DigestAt = FileStat.Length, SeenAt = DigestAt + Digest.Size, LengthAt = SeenAt + 8,
        PathAt = LengthAt + 4;

    /// <summary>The header; null if the file is missing or damaged.</summary>
    public static Header? ReadHeader(string path)
    {
        var bytes = new byte[HeaderSize];
        if (!ReadStart(path, bytes))
            return null;
        if (s_format.IsNewer(bytes) && !ReadStart(VersionedFile.OwnPath(path, s_format), bytes))
            return null;
        return Parse(bytes);
    }

    private static bool ReadStart(string path, byte[] bytes)
    {
        using var file = StoredFile.Open(path, out _);
        return file is not null && RandomAccess.Read(file, bytes, 0) == bytes.Length;
    }

    /// <summary>All entries; none if the file is missing or damaged.</summary>
    public static IndexEntry[] ReadEntries(string path)
    {
        if (StoredFile.Read(path) is not { } bytes)
            return [];
        if (s_format.IsNewer(bytes))
            bytes = StoredFile.Read(VersionedFile.OwnPath(path, s_format)) ?? [];
        if (WholeHeader(bytes) is not { } header)
            return [];
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

    /// <summary>Whether the bytes are an index; true also for one of a newer version, which is not known here.</summary>
    public static bool IsWhole(byte[] bytes) => s_format.IsNewer(bytes) || WholeHeader(bytes) is not null;

    private static Header? WholeHeader(byte[] bytes)
    {
        var checkedLength = bytes.Length - Digest.Size;
        return checkedLength >= HeaderSize && Parse(bytes) is { } header
            && Digest.Of(bytes.AsSpan(0, checkedLength)) == new Digest(bytes.AsSpan(checkedLength))
                ? header
                : null;
    }

    /// <summary>Writes an index, if its folder can be written.</summary>
    public static void TryWrite(
        string path, Digest stats, Digest content, IReadOnlyCollection<IndexEntry> entries, DiskClock clock)
    {
        try
        {
            var newer = new byte[s_start.Length + 2];
            if (ReadStart(path, newer) && s_format.IsNewer(newer))
                path = VersionedFile.OwnPath(path, s_format);
            Write(path, stats, content, entries, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The files are read again next time. What must not be lost was written before, or its failure was
            // reported.
        }
    }

    private static void Write(
        string path, Digest stats, Digest content, IReadOnlyCollection<IndexEntry> entries, DiskClock clock) =>
        AtomicFile.Write(path, stream =>
        {
            // After every stat was read. If the time is not known, the stat counts as new again next time.
            long? now = null;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> header = stackalloc byte[HeaderSize];
            s_start.CopyTo(header);
            header[6] = (byte)('0' + (s_format.Version / 10));
            header[7] = (byte)('0' + (s_format.Version % 10));
            stats.CopyTo(header[8..]);
            content.CopyTo(header[40..]);
            BinaryPrimitives.WriteInt32LittleEndian(header[CountAt..], entries.Count);
            Digest.Of(header[..CheckAt]).CopyTo(header[CheckAt..]);
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
        VersionOf(bytes) == s_format.Version && Digest.Of(bytes[..CheckAt]) == new Digest(bytes[CheckAt..HeaderSize])
            ? new Header(
                new Digest(bytes.Slice(8, Digest.Size)),
                new Digest(bytes.Slice(40, Digest.Size)),
                BinaryPrimitives.ReadInt32LittleEndian(bytes[CountAt..]))
            : null;

    private static int? VersionOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 8 && bytes.StartsWith(s_start)
        && char.IsAsciiDigit((char)bytes[6]) && char.IsAsciiDigit((char)bytes[7])
            ? ((bytes[6] - '0') * 10) + (bytes[7] - '0')
            : null;
}
