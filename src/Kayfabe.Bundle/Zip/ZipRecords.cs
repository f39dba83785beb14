using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Kayfabe.Bundle.Zip;

/// <summary>
/// The records of a bundle's zip: for given entries there is exactly one sequence of bytes. The writer writes it, and
/// the reader accepts nothing else.
/// </summary>
/// <remarks>
/// PKWARE's APPNOTE 6.3.10. Entries are stored, one after another, with UTF-8 names (flag 11), the earliest time that
/// the format has, and a Unix mode; the zip64 records (4.3.14, 4.5.3) are there only where a number needs them. .NET's
/// ZipArchive writes the system that it runs on into each entry, so that the bytes would differ between systems.
/// </remarks>
internal static class ZipRecords
{
    /// <summary>The length of a local header without name and extra field.</summary>
    public const int LocalLength = 30;

    /// <summary>The length of a central header without name and extra field.</summary>
    public const int CentralLength = 46;

    /// <summary>The length of the record at the end.</summary>
    public const int EndLength = 22;

    /// <summary>The lengths of both zip64 records at the end.</summary>
    public const int Zip64EndLength = 56 + 20;

    private const uint LocalSignature = 0x04034b50, CentralSignature = 0x02014b50, EndSignature = 0x06054b50;
    private const uint Zip64EndSignature = 0x06064b50, Zip64LocatorSignature = 0x07064b50;
    private const ushort Utf8Names = 1 << 11, Stored = 0, Zip64Id = 1;
    private const ushort FirstDay = (1 << 5) | 1; // 1980-01-01.
    private const ushort VersionOf2 = 20, VersionOfZip64 = 45, Unix = 3 << 8;
    private const uint FileMode = 0x81a4u << 16, ProgramMode = 0x81edu << 16; // 0100644, 0100755.
    private const uint Full = uint.MaxValue;
    private const int FullCount = ushort.MaxValue;

    /// <summary>The header before an entry's bytes.</summary>
    public static byte[] LocalHeader(ZipEntry entry)
    {
        var record = new Record();
        var isLarge = entry.Size >= Full;
        record.Put(LocalSignature);
        PutCommon(record, entry, isLarge);
        record.Put(isLarge ? Full : (uint)entry.Size);
        record.Put(isLarge ? Full : (uint)entry.Size);
        var name = Encoding.UTF8.GetBytes(entry.Path);
        record.Put((ushort)name.Length);
        record.Put((ushort)(isLarge ? 20 : 0));
        record.Put(name);
        if (isLarge)
            PutZip64(record, entry.Size, entry.Size);
        return record.ToArray();
    }

    /// <summary>The header in the directory.</summary>
    public static byte[] CentralHeader(ZipEntry entry)
    {
        var record = new Record();
        var isLarge = entry.Size >= Full;
        var isFar = entry.Offset >= Full;
        long[] large = [.. isLarge ? (long[])[entry.Size, entry.Size] : [], .. isFar ? (long[])[entry.Offset] : []];
        record.Put(CentralSignature);
        record.Put((ushort)(Unix | (large.Length > 0 ? VersionOfZip64 : VersionOf2)));
        PutCommon(record, entry, large.Length > 0);
        record.Put(isLarge ? Full : (uint)entry.Size);
        record.Put(isLarge ? Full : (uint)entry.Size);
        var name = Encoding.UTF8.GetBytes(entry.Path);
        record.Put((ushort)name.Length);
        record.Put((ushort)(large.Length > 0 ? 4 + (8 * large.Length) : 0));
        record.Put((ushort)0); // No comment,
        record.Put((ushort)0); // on this disk,
        record.Put((ushort)0); // not said to be text.
        record.Put(entry.IsExecutable ? ProgramMode : FileMode);
        record.Put(isFar ? Full : (uint)entry.Offset);
        record.Put(name);
        if (large.Length > 0)
            PutZip64(record, large);
        return record.ToArray();
    }

    /// <summary>What follows the directory.</summary>
    /// <param name="count">The number of entries.</param>
    /// <param name="directory">Where the directory begins.</param>
    /// <param name="length">Its length.</param>
    public static byte[] End(long count, long directory, long length)
    {
        var record = new Record();
        if (NeedsZip64(count, directory, length))
        {
            record.Put(Zip64EndSignature);
            record.Put((ulong)(56 - 12));
            record.Put((ushort)(Unix | VersionOfZip64));
            record.Put(VersionOfZip64);
            record.Put(0u);
            record.Put(0u);
            record.Put((ulong)count);
            record.Put((ulong)count);
            record.Put((ulong)length);
            record.Put((ulong)directory);
            record.Put(Zip64LocatorSignature);
            record.Put(0u);
            record.Put((ulong)(directory + length));
            record.Put(1u);
        }
        record.Put(EndSignature);
        record.Put((ushort)0);
        record.Put((ushort)0);
        record.Put((ushort)Math.Min(count, FullCount));
        record.Put((ushort)Math.Min(count, FullCount));
        record.Put((uint)Math.Min(length, Full));
        record.Put((uint)Math.Min(directory, Full));
        record.Put((ushort)0);
        return record.ToArray();
    }

    /// <summary>Whether the numbers at the end need the zip64 records.</summary>
    public static bool NeedsZip64(long count, long directory, long length) =>
        count >= FullCount || directory >= Full || length >= Full;

    // From the version that is needed to the CRC.
    private static void PutCommon(Record record, ZipEntry entry, bool isZip64)
    {
        record.Put(isZip64 ? VersionOfZip64 : VersionOf2);
        record.Put(Utf8Names);
        record.Put(Stored);
        record.Put((ushort)0);
        record.Put(FirstDay);
        record.Put(entry.Crc);
    }

    private static void PutZip64(Record record, params long[] numbers)
    {
        record.Put(Zip64Id);
        record.Put((ushort)(8 * numbers.Length));
        foreach (var number in numbers)
            record.Put((ulong)number);
    }

    // Numbers are little-endian.
    private sealed class Record
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        public void Put(ushort number)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(sizeof(ushort)), number);
            _bytes.Advance(sizeof(ushort));
        }

        public void Put(uint number)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(sizeof(uint)), number);
            _bytes.Advance(sizeof(uint));
        }

        public void Put(ulong number)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), number);
            _bytes.Advance(sizeof(ulong));
        }

        public void Put(byte[] bytes) => _bytes.Write(bytes);

        public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
    }
}
