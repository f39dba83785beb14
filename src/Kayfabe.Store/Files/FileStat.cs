using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kayfabe.Store.Files;

/// <summary>
/// What the file system says about a file without opening it. Equal stats mean unchanged content, except for files
/// written just before they were read.
/// </summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last write, nanoseconds since 1970. Programs can set it.</param>
/// <param name="Changed">
/// Nanoseconds since 1970. On Linux the time of the last change of content or metadata (ctime), which programs cannot
/// set. Elsewhere the time of creation, which changes when a file is replaced, but not when it is written.
/// </param>
/// <param name="Inode">Identifies the file: a different one after a rename over it. 0 except on Linux.</param>
public readonly partial record struct FileStat(long Size, long Modified, long Changed, ulong Inode)
{
    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public const int Length = 32;

    private const int AtCurrentFolder = -100;
    private const uint BasicStats = 0x7ff;
    private const int TypeMask = 0xf000, RegularFile = 0x8000;

    // errno.h: no such file or directory, permission denied, not a directory, too many levels of symbolic links.
    private const int NoEntry = 2, NoAccess = 13, NotDirectory = 20, LinkLoop = 40;

    /// <summary>The stat of a regular file, links followed.</summary>
    /// <returns>Null if nothing has this name, or something other than a regular file.</returns>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be searched.</exception>
    /// <exception cref="IOException">The file system fails: whether the file exists is not known.</exception>
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
    /// The file system that a file is on: a number that is unique in this process, but may differ after a restart of
    /// the machine.
    /// </summary>
    /// <returns>Null if it cannot be determined.</returns>
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
        if (Statx(AtCurrentFolder, path, 0, BasicStats, out var stat) == 0)
        {
            return (stat.Mode & TypeMask) == RegularFile
                ? new FileStat(stat.Size, stat.Modified.Nanoseconds, stat.Changed.Nanoseconds, stat.Inode)
                : null;
        }
        // Any other error does not say that the file is absent: a disk that fails may still have it.
        return Marshal.GetLastPInvokeError() switch
        {
            NoEntry or NotDirectory or LinkLoop => null,
            NoAccess => throw new UnauthorizedAccessException($"Access to the path '{path}' is denied."),
            var error => throw new IOException($"Cannot read '{path}': {Marshal.GetPInvokeErrorMessage(error)}"),
        };
    }

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * 100;

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
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
