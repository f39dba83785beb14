namespace Kayfabe.Store.Files;

/// <summary>What time it is on a disk, told by the stamp of a file that was just written there.</summary>
/// <param name="Device">Which disk.</param>
/// <param name="Now">The stamp, nanoseconds since 1970.</param>
public readonly record struct DiskTime(ulong Device, long Now);

/// <summary>
/// The clocks of the disks that the build writes to. A disk stamps files by its own clock (a server's may be minutes
/// behind ours) and in steps of its own (two seconds on FAT): whether a file is old is asked of its disk, never of the
/// machine.
/// </summary>
/// <param name="folders">
/// Folders that may be written to, on the disks of interest; the first is that of the index. Made where they are missing.
/// </param>
public class DiskClock(params IReadOnlyList<string> folders)
{
    /// <summary>The coarsest time stamp of a file system in use: FAT's two seconds.</summary>
    public static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DiskTime?> _known = new(StringComparer.Ordinal);
    private readonly Lock _asking = new();

    internal static long ResolutionInNanoseconds => Resolution.Ticks * 100;

    /// <summary>
    /// Whether a file was last changed so long ago that any change from now on gives it other times. Ask before the
    /// file is read.
    /// </summary>
    /// <returns>Also false where the clock of the file's disk is not known.</returns>
    internal bool IsSettled(string path, FileStat stat)
    {
        if (DeviceOf(path) is not { } device)
            return false;
        var settledAfter = Math.Max(stat.Modified, stat.Changed) + ResolutionInNanoseconds;
        lock (_asking)
        {
            foreach (var folder in folders)
            {
                // An earlier answer will do where it is late enough already.
                if (Known(folder) is not { } time || time.Device != device)
                    continue;
                return time.Now > settledAfter || (Ask(folder) is { } now && now.Now > settledAfter);
            }
        }
        return false;
    }

    /// <summary>The time of the index's disk now.</summary>
    /// <returns>Null where the index's folder cannot be written.</returns>
    public long? Now()
    {
        lock (_asking)
            return Ask(folders[0])?.Now;
    }

    /// <summary>A moment of the index's disk that has passed: the last one that was asked for.</summary>
    internal long? Earlier()
    {
        lock (_asking)
            return Known(folders[0])?.Now;
    }

    /// <summary>Writes an empty file to the folder, looks at its times, and removes it.</summary>
    /// <returns>Null where the folder cannot be written, or the system does not tell one disk from another.</returns>
    protected virtual DiskTime? TimeIn(string folder)
    {
        var path = AtomicFile.TemporaryName(folder);
        try
        {
            Directory.CreateDirectory(folder);
            new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0).Dispose();
            // The earlier of the two: which one the disk took from its own clock does not matter then.
            return DeviceOf(path) is { } device && FileStat.Of(path) is { } stat
                ? new DiskTime(device, Math.Min(stat.Modified, stat.Changed))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Nothing counts as settled: it is read again.
        }
        finally
        {
            AtomicFile.TryDelete(path);
        }
    }

    /// <summary>The disk that a file is on; null where it is not known.</summary>
    protected virtual ulong? DeviceOf(string path) => FileStat.DeviceOf(path);

    private DiskTime? Known(string folder) => _known.TryGetValue(folder, out var time) ? time : Ask(folder);

    private DiskTime? Ask(string folder) => _known[folder] = TimeIn(folder);
}
