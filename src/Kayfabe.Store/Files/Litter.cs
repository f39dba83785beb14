using System.Collections.Concurrent;
using System.IO.Enumeration;

namespace Kayfabe.Store.Files;

/// <summary>
/// Temporary files that killed builds left. They are in nobody's way, and are removed by whoever writes to the same
/// folder next, once they are so old that nobody can be writing them.
/// </summary>
internal static class Litter
{
    public const string Start = ".kayfabe-", End = ".tmp";

    /// <summary>Nobody pauses that long while writing a file.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromHours(12);

    // At most so many at a time: a build is not to wait for housekeeping.
    private const int AtOnce = 100;

    private static readonly EnumerationOptions s_hidden = new() { AttributesToSkip = FileAttributes.Directory };
    private static readonly ConcurrentDictionary<string, bool> s_seen = new(StringComparer.Ordinal);

    /// <summary>Removes old temporary files from the folder of a file that was just written, once a run and folder.</summary>
    /// <param name="written">The file: its time is the time of the disk, whatever the machine's clock says.</param>
    public static void RemoveBeside(string written)
    {
        var folder = Path.GetDirectoryName(written)!;
        if (!s_seen.TryAdd(folder, true))
            return;
        try
        {
            RemoveFrom(folder, File.GetLastWriteTimeUtc(written) - Age);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be listed: the litter stays.
        }
    }

    /// <summary>Removes temporary files that were last written before a moment.</summary>
    public static void RemoveFrom(string folder, DateTimeOffset before)
    {
        var old = new FileSystemEnumerable<string>(
            folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), s_hidden)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.FileName.StartsWith(Start, StringComparison.Ordinal)
                && entry.FileName.EndsWith(End, StringComparison.Ordinal)
                && entry.LastWriteTimeUtc < before,
        };
        foreach (var path in old.Take(AtOnce))
            AtomicFile.TryDelete(path);
    }
}
