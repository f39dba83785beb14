using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Security.Cryptography;

namespace Kayfabe.Store.Files;

/// <summary>
/// The names of temporary files, and the removal of stale ones: those that a killed build left are removed by the next
/// writer to the same folder, once they are too old to be in use.
/// </summary>
internal static class TemporaryFile
{
    private const string Start = ".kayfabe-", End = ".tmp";

    // A bound, so that a build does not wait for housekeeping.
    private const int MostAtOnce = 100;

    // No write of a file takes that long.
    private static readonly TimeSpan s_stale = TimeSpan.FromHours(12);

    private static readonly EnumerationOptions s_hidden = new() { AttributesToSkip = FileAttributes.Directory };
    private static readonly ConcurrentDictionary<string, bool> s_cleaned = new(StringComparer.Ordinal);

    /// <summary>
    /// An unused name in a folder: 128 random bits, since process ids repeat, also between containers. It starts with a
    /// dot, so that it is not content of the folder.
    /// </summary>
    public static string NameIn(string folder) =>
        Path.Combine(folder, $"{Start}{RandomNumberGenerator.GetHexString(32, lowercase: true)}{End}");

    /// <summary>Whether a name is that of a temporary file.</summary>
    public static bool IsOne(ReadOnlySpan<char> name) =>
        name.StartsWith(Start, StringComparison.Ordinal) && name.EndsWith(End, StringComparison.Ordinal);

    /// <summary>Whether a temporary file is too old to be in use.</summary>
    public static bool IsStale(DateTimeOffset written, DateTimeOffset now) => written < now - s_stale;

    /// <summary>Deletes a file that is no longer needed, if it can be deleted.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // Another program has it open: a stale file, removed later.
        }
        catch (UnauthorizedAccessException)
        {
            // The folder became read-only: the error that led here says so.
        }
    }

    /// <summary>
    /// Removes stale temporary files from the folder of a file just written, once per run and folder.
    /// </summary>
    /// <param name="written">The file. Its time is that of the disk, which may differ from the machine's clock.</param>
    public static void RemoveStaleBeside(string written)
    {
        var folder = Path.GetDirectoryName(written)!;
        if (!s_cleaned.TryAdd(folder, true))
            return;
        try
        {
            RemoveOlder(folder, File.GetLastWriteTimeUtc(written) - s_stale);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be listed: they stay.
        }
    }

    /// <summary>Removes temporary files that were last written before a moment.</summary>
    public static void RemoveOlder(string folder, DateTimeOffset before)
    {
        var old = new FileSystemEnumerable<string>(
            folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), s_hidden)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                IsOne(entry.FileName) && entry.LastWriteTimeUtc < before,
        };
        foreach (var path in old.Take(MostAtOnce))
            TryDelete(path);
    }
}
