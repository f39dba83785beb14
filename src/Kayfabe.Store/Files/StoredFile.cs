using Microsoft.Win32.SafeHandles;

namespace Kayfabe.Store.Files;

/// <summary>
/// Reads files that may have been damaged in any way: what is no readable file is told as a problem, never an error, and
/// never waited for (opening a named pipe would wait for somebody to write to it).
/// </summary>
public static class StoredFile
{
    /// <summary>The whole content of a small file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is there instead, a clause; null where nothing is.</param>
    /// <returns>Null where there is no readable file.</returns>
    public static byte[]? Read(string path, out string? problem)
    {
        using var file = Open(path, out problem);
        if (file is null)
            return null;
        try
        {
            var bytes = new byte[RandomAccess.GetLength(file)];
            var length = 0;
            for (int count; length < bytes.Length && (count = RandomAccess.Read(file, bytes.AsSpan(length), length)) > 0;)
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
            return null; // Somebody removed it just now.
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

    /// <summary>The digest of a file's content, told by an index.</summary>
    /// <returns>Null where there is no readable file.</returns>
    public static Keys.Digest? DigestOf(FileIndex index, string path)
    {
        try
        {
            return index.DigestOf(path);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    internal static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException;

    // Of what is no regular file, links followed.
    private static string? ProblemOf(string path) =>
        Directory.Exists(path) ? "a folder is in its place"
        : new FileInfo(path).LinkTarget is not null ? "a link to no file is in its place"
        : File.Exists(path) ? "it is no regular file"
        : null;
}
