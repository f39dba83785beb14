using Kayfabe.Store.Files;

namespace Kayfabe.Store.Index;

/// <summary>The time on a disk, taken from a file that was just written there.</summary>
/// <param name="Device">The disk.</param>
/// <param name="Now">The time stamp, nanoseconds since 1970.</param>
public readonly record struct DiskTime(ulong Device, long Now);

/// <summary>
/// The clocks of the disks that the build writes to. A disk stamps files by its own clock (a server's may differ from
/// ours by minutes) and with its own resolution (two seconds on FAT), so the age of a file is measured by the clock of
/// its disk, never by the machine's.
/// </summary>
/// <param name="asks">Whether a file may be written to ask for the time; otherwise no time is known.</param>
/// <param name="folders">
/// Writable folders, one on each disk of interest; the first is the folder of the index. Created if missing.
/// </param>
public class DiskClock(bool asks, params IReadOnlyList<string> folders)
{
    /// <summary>Clocks that may be asked.</summary>
    /// <inheritdoc cref="DiskClock(bool, IReadOnlyList{string})"/>
    public DiskClock(params IReadOnlyList<string> folders)
        : this(asks: true, folders)
    {
    }

    /// <summary>The coarsest resolution of a file system in use: FAT's two seconds.</summary>
    public static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    // The last answer for each folder. Not a dictionary: one with values of our own would be compiled at every start.
    private readonly DiskTime?[] _known = new DiskTime?[folders.Count];
    private readonly Lock _asking = new();

    internal static long ResolutionInNanoseconds => Resolution.Ticks * 100;

    /// <summary>
    /// Whether a file is old enough that any later change will give it different times. Call it before reading the
    /// file.
    /// </summary>
    /// <returns>False also if the clock of the file's disk is not known.</returns>
    internal bool IsSettled(string path, FileStat stat)
    {
        if (DeviceOf(path) is not { } device)
            return false;
        var settledAfter = Math.Max(stat.Modified, stat.Changed) + ResolutionInNanoseconds;
        lock (_asking)
        {
            for (var i = 0; i < folders.Count; i++)
            {
                // An earlier answer will do if it is late enough already.
                if (Known(i) is not { } time || time.Device != device)
                    continue;
                return time.Now > settledAfter || (Ask(i) is { } now && now.Now > settledAfter);
            }
        }
        return false;
    }

    /// <summary>The current time of the index's disk.</summary>
    /// <returns>Null if the index's folder cannot be written.</returns>
    public long? Now()
    {
        lock (_asking)
            return Ask(0)?.Now;
    }

    /// <summary>A past time of the index's disk: the latest known one.</summary>
    internal long? Earlier()
    {
        lock (_asking)
            return Known(0)?.Now;
    }

    /// <summary>Writes an empty file to the folder, reads its times, and removes it.</summary>
    /// <returns>Null if the folder cannot be written, or the system does not distinguish disks.</returns>
    protected virtual DiskTime? TimeIn(string folder)
    {
        var path = TemporaryFile.NameIn(folder);
        try
        {
            Directory.CreateDirectory(folder);
            new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0).Dispose();
            // The earlier of the two, since only one of them may come from the disk's own clock.
            return DeviceOf(path) is { } device && FileStat.Of(path) is { } stat
                ? new DiskTime(device, Math.Min(stat.Modified, stat.Changed))
                : null;
        }
        catch (Exception e) when (StoredFile.IsUnreadable(e))
        {
            return null; // No file counts as settled: all are read again.
        }
        finally
        {
            TemporaryFile.TryDelete(path);
        }
    }

    /// <summary>The disk that a file is on; null if it is not known.</summary>
    protected virtual ulong? DeviceOf(string path) => FileStat.DeviceOf(path);

    private DiskTime? Known(int folder) => _known[folder] ?? Ask(folder);

    private DiskTime? Ask(int folder) => asks ? _known[folder] = TimeIn(folders[folder]) : null;
}
