using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kayfabe.Store.Files;

/// <summary>What the file system says of a file without opening it; equal stats mean unchanged content, racy files apart.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last write, nanoseconds since 1970. A program can set it to what it likes.</param>
/// <param name="Changed">
/// Time of the last change of content or name, nanoseconds since 1970; no program can set it. 0 where the system has none.
/// </param>
/// <param name="Inode">Which file it is: another one after a rename over it. 0 where the system has none.</param>
public readonly partial record struct FileStat(long Size, long Modified, long Changed, ulong Inode)
{
    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public const int Length = 32;

    private const int AtCurrentFolder = -100;
    private const uint BasicStats = 0x7ff;
    private const int TypeMask = 0xf000, RegularFile = 0x8000;

    /// <summary>The stat of a regular file, links followed.</summary>
    /// <returns>Null where there is no regular file of that name.</returns>
    public static FileStat? Of(string path)
    {
        if (OperatingSystem.IsLinux())
            return OnLinux(path);
        var info = new FileInfo(path);
        if (info.LinkTarget is not null)
            info = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
        return info.Exists
            ? new FileStat(info.Length, Nanoseconds(info.LastWriteTimeUtc), Nanoseconds(info.CreationTimeUtc), 0)
            : null;
    }

    /// <summary>
    /// Which file system a file is on. A number that tells one from another in this process, and may be another after
    /// the next start of the machine.
    /// </summary>
    /// <returns>Null where there is no such file, or the system does not say.</returns>
    public static ulong? DeviceOf(string path)
    {
        if (OperatingSystem.IsLinux())
            return Statx(AtCurrentFolder, path, 0, BasicStats, out var stat) == 0 ? stat.Device : null;
        return OperatingSystem.IsWindows() && Path.GetPathRoot(Path.GetFullPath(path)) is { } root
            ? (uint)StringComparer.OrdinalIgnoreCase.GetHashCode(root)
            : null;
    }

    /// <summary>Writes the four numbers, little-endian.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Size);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Modified);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Changed);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], Inode);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FileStat Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));

    private static FileStat? OnLinux(string path)
    {
        if (Statx(AtCurrentFolder, path, 0, BasicStats, out var stat) != 0 || (stat.Mode & TypeMask) != RegularFile)
            return null;
        return new FileStat(stat.Size, stat.Modified.Nanoseconds, stat.Changed.Nanoseconds, stat.Inode);
    }

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * 100;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out StatxBuffer buffer);

    // linux/stat.h, struct statx: the same layout on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct StatxBuffer
    {
        [FieldOffset(28)] public readonly ushort Mode;
        [FieldOffset(32)] public readonly ulong Inode;
        [FieldOffset(40)] public readonly long Size;
        [FieldOffset(96)] public readonly Timestamp Changed;
        [FieldOffset(112)] public readonly Timestamp Modified;
        [FieldOffset(136)] public readonly ulong Device; // Major, minor.
    }

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private readonly struct Timestamp
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        public long Nanoseconds => (_seconds * 1_000_000_000) + _nanoseconds;
    }
}
