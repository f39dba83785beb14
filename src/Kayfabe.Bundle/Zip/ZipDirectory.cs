using System.Buffers.Binary;
using System.Text;
using Kayfabe.Shared;

namespace Kayfabe.Bundle.Zip;

/// <summary>Reads the directory of a zip that a stranger may have made.</summary>
/// <remarks>
/// Of each entry only name, size, CRC and mode are read; then the bytes of every record must be those that
/// <see cref="ZipRecords"/> makes of them, and each entry must begin where the one before ended. So nothing is
/// compressed or encrypted, nothing overlaps, no byte is in between, sizes that are stated are the actual ones, and no
/// two programs see different files in it.
/// </remarks>
internal static class ZipDirectory
{
    /// <summary>The entries of a bundle at most.</summary>
    public const int MostEntries = 2_000_000;

    private const long LargestDirectory = 1L << 30;
    private const int LongestName = 1024;

    /// <summary>The entries, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">It is no bundle; the message is a clause.</exception>
    public static ZipEntry[] Read(Stream zip)
    {
        var (count, directory, length) = ReadEnd(zip);
        var entries = new List<ZipEntry>();
        zip.Position = directory;
        var headers = new byte[length];
        zip.ReadExactly(headers);
        var position = 0;
        for (long expected = 0; entries.Count < count; expected = entries[^1].End)
        {
            var entry = ReadEntry(headers.AsSpan(position), expected, directory);
            position += ZipRecords.CentralHeader(entry).Length;
            var local = ZipRecords.LocalHeader(entry);
            if (entry.End > directory)
                throw new InvalidDataException($"'{entry.Path}' is longer than the file has bytes for it");
            if (!Read(zip, entry.Offset, local.Length).AsSpan().SequenceEqual(local))
                throw new InvalidDataException($"'{entry.Path}' is not stored as a bundle's files are: its own header"
                    + " and that of the directory differ");
            entries.Add(entry);
        }
        if (position != headers.Length || (entries.Count > 0 ? entries[^1].End : 0) != directory)
            throw new InvalidDataException("there are bytes between its files that belong to none");
        if (ConfinedPath.FindCollision(entries.Select(entry => entry.Path)) is var (one, other))
        {
            throw new InvalidDataException(one == other
                ? $"it has two files '{Shown(one)}'"
                : $"'{Shown(one)}' and '{Shown(other)}' are the same file on a system that ignores case");
        }
        return FileAsFolder(entries) is { } both
            ? throw new InvalidDataException($"'{both}' in it is a file and a folder")
            : [.. entries];
    }

    private static string? FileAsFolder(List<ZipEntry> entries)
    {
        var folders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in entries.Select(entry => entry.Path))
        {
            // Those above it are known where it is known itself.
            for (var slash = path.LastIndexOf('/'); slash > 0 && folders.Add(path[..slash]);)
                slash = path.LastIndexOf('/', slash - 1);
        }
        return entries.Find(entry => folders.Contains(entry.Path))?.Path;
    }

    private static (long Count, long Directory, long Length) ReadEnd(Stream zip)
    {
        if (zip.Length < ZipRecords.EndLength)
            throw new InvalidDataException("it is too short for a zip");
        var end = Read(zip, zip.Length - ZipRecords.EndLength, ZipRecords.EndLength);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        long directory = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (ZipRecords.NeedsZip64(count, directory, length) && zip.Length >= EndLengthWithZip64)
        {
            var large = Read(zip, zip.Length - EndLengthWithZip64, ZipRecords.Zip64EndLength);
            count = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(32));
            length = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(40));
            directory = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(48));
        }
        if (count is < 0 or > MostEntries || length is < 0 or > LargestDirectory || directory < 0
            || directory > zip.Length - length)
            throw new InvalidDataException($"its end is damaged, or it has more than {MostEntries:N0} files");
        var expected = ZipRecords.End(count, directory, length);
        return directory + length + expected.Length == zip.Length
            && Read(zip, zip.Length - expected.Length, expected.Length).AsSpan().SequenceEqual(expected)
                ? (count, directory, length)
                : throw new InvalidDataException("its end is not that of a bundle's zip (is it cut off?)");
    }

    private const int EndLengthWithZip64 = ZipRecords.EndLength + ZipRecords.Zip64EndLength;

    private static ZipEntry ReadEntry(ReadOnlySpan<byte> header, long offset, long directory)
    {
        if (header.Length < ZipRecords.CentralLength)
            throw new InvalidDataException("its directory is cut off");
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        var mode = BinaryPrimitives.ReadUInt32LittleEndian(header[38..]) >> 16;
        if (nameLength > LongestName || header.Length < ZipRecords.CentralLength + nameLength + extraLength)
            throw new InvalidDataException("its directory is damaged: a name is too long");
        var name = Encoding.UTF8.GetString(header.Slice(ZipRecords.CentralLength, nameLength));
        if (ConfinedPath.ProblemOf(name) is { } problem)
            throw new InvalidDataException($"the name '{Shown(name)}' in it {problem}");
        if ((flags & 1) != 0)
            throw new InvalidDataException($"'{name}' is encrypted");
        if (method != 0)
            throw new InvalidDataException($"'{name}' is compressed, and no file of a bundle is: it was packed again");
        if ((mode & 0xf000) == 0xa000)
            throw new InvalidDataException($"'{name}' is a link");
        long size = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        if (size == uint.MaxValue && extraLength >= 12)
            size = BinaryPrimitives.ReadInt64LittleEndian(header[(ZipRecords.CentralLength + nameLength + 4)..]);
        if (size < 0 || size > directory)
            throw new InvalidDataException($"'{name}' says that it is longer than the file");
        var entry = new ZipEntry(
            name, size, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]), offset, (mode & 0b001_000_000) != 0);
        var expected = ZipRecords.CentralHeader(entry);
        return header.StartsWith(expected)
            ? entry
            : throw new InvalidDataException($"'{name}' is not stored as a bundle's files are: its sizes, time or"
                + " attributes are others, or it overlaps another file");
    }

    private static byte[] Read(Stream zip, long offset, int length)
    {
        var bytes = new byte[length];
        zip.Position = offset;
        zip.ReadExactly(bytes);
        return bytes;
    }

    private static string Shown(string path) =>
        string.Concat(path.Select(character => char.IsControl(character) ? $"\\u{(int)character:x4}" : $"{character}"));
}
