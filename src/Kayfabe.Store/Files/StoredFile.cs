using Microsoft.Win32.SafeHandles;

namespace Kayfabe.Store.Files;

/// <summary>
/// Reads files that may be damaged in any way: anything that is not a readable file is returned as a problem instead of
/// an exception, and never blocks (opening a named pipe would wait for a writer).
/// </summary>
public static class StoredFile
{
    /// <summary>The whole content of a small file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it cannot be read, a clause; null if nothing has this name.</param>
    /// <returns>Null if there is no readable file.</returns>
    public static byte[]? Read(string path, out string? problem)
    {
        using var file = Open(path, out problem);
        if (file is null)
            return null;
        try
        {
            var bytes = new byte[RandomAccess.GetLength(file)];
            int length = 0, count;
            while (length < bytes.Length && (count = RandomAccess.Read(file, bytes.AsSpan(length), length)) > 0)
                length += count;
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            problem = "it cannot be read";
            return null;
        }
    }

    /// <inheritdoc cref="Read(string, out string?)"/>
    public static byte[]? Read(string path) => Read(path, out _);

    /// <summary>Opens a file.</summary>
    /// <inheritdoc cref="Read(string, out string?)"/>
    public static SafeFileHandle? Open(string path, out string? problem)
    {
        problem = null;
        try
        {
            if (FileStat.Of(path) is null)
            {
                problem = ProblemOf(path);
                return null;
            }
            return File.OpenHandle(path, options: FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // It was removed in the meantime.
        }
        catch (UnauthorizedAccessException)
        {
            problem = "no permission to read it";
            return null;
        }
        catch (IOException)
        {
            problem = "it cannot be read";
            return null;
        }
    }

    internal static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException;

    // Of a path without a regular file, links followed.
    private static string? ProblemOf(string path) =>
        Directory.Exists(path) ? "a folder is in its place"
        : new FileInfo(path).LinkTarget is not null ? "a broken link is in its place"
        : File.Exists(path) ? "it is not a regular file"
        : null;
}
