using System.Runtime.InteropServices;

namespace Kayfabe.Store.Files;

/// <summary>
/// A file that one process at a time holds; the system releases it when the process ends, even by a crash.
/// </summary>
public sealed partial class FileLock : IDisposable
{
    // The error of opening a file that another process holds. A full or read-only disk gives other errors, for which
    // waiting does not help.
    private const int WouldBlockOnLinux = 11, WouldBlockOnMac = 35, SharingOnWindows = unchecked((int)0x80070020);
    private const int OpenReadOnly = 0, LockExclusive = 2, LockWithoutWaiting = 4;

    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private FileLock(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        Works = IsHeld(path);
    }

    /// <summary>
    /// Whether the lock keeps others out. Some network folders do not support locks, and grant every one.
    /// </summary>
    public bool Works { get; }

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The file; created if missing.</param>
    /// <param name="waiting">Called once if another process has the lock, before waiting for it.</param>
    /// <param name="time">The clock by which to try again; null for the system's.</param>
    public static FileLock Take(string path, Action waiting, TimeProvider? time = null)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                return new FileLock(path);
            }
            catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingOnWindows)
            {
                if (first)
                    waiting();
                Task.Delay(s_retry, time ?? TimeProvider.System).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>Whether a process holds the file, as seen by another process.</summary>
    public static bool IsHeld(string path)
    {
        // Windows itself keeps others from opening the file.
        if (OperatingSystem.IsWindows())
            return true;
        // Not with a FileStream: it answers with an exception, which costs every build a millisecond.
        var file = Open(path, OpenReadOnly);
        if (file < 0)
            return true; // Not known: no reason to warn.
        var held = Flock(file, LockExclusive | LockWithoutWaiting) != 0;
        _ = Close(file);
        return held;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flock(int file, int operation);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int file);
}
