using System.Runtime.InteropServices;

namespace Kayfabe.Store.Files;

/// <summary>
/// A file that one process at a time holds; the system lets go of it when the process ends, however it ends.
/// </summary>
public sealed partial class FileLock : IDisposable
{
    // What a file that another process holds gives; a disk that is full or read-only gives others, and no wait mends it.
    private const int WouldBlockOnLinux = 11, WouldBlockOnMac = 35, SharingOnWindows = unchecked((int)0x80070020);
    private const int OpenReadOnly = 0, LockExclusive = 2, LockWithoutWaiting = 4;

    private readonly FileStream _file;

    private FileLock(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        Works = IsHeld(path);
    }

    /// <summary>
    /// Whether the lock keeps others out. Some network folders know no locks and grant each that is asked for.
    /// </summary>
    public bool Works { get; }

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The file; made where it is missing.</param>
    /// <param name="waiting">Called once if another process has it, before waiting for it.</param>
    public static FileLock Take(string path, Action waiting)
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
                Task.Delay(TimeSpan.FromMilliseconds(100)).Wait();
            }
        }
    }

    /// <summary>Whether somebody holds the file, as another process would find.</summary>
    public static bool IsHeld(string path)
    {
        // Windows itself keeps others from opening the file.
        if (OperatingSystem.IsWindows())
            return true;
        // Not by FileStream: its answer would be an exception, which takes a millisecond of every build.
        var file = Open(path, OpenReadOnly);
        if (file < 0)
            return true; // Not to be asked: no reason to warn.
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
