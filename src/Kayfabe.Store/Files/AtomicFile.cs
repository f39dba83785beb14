namespace Kayfabe.Store.Files;

/// <summary>Writes files that appear whole or not at all, whatever happens and whoever writes beside.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a name of its own in the same folder, flushes to the disk, renames. Of two writers the last one wins;
    /// a reader sees one or the other.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="within">
    /// The folder above that is the program's own: what is no folder between it and the file is removed. Null for none.
    /// </param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static void Write(string path, Action<FileStream> write, string? within = null)
    {
        var folder = Path.GetDirectoryName(path)!;
        MakeWay.ForFolder(folder, within ?? folder);
        var temporary = TemporaryName(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            MakeWay.Rename(temporary, path);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Writes bytes, as <see cref="Write(string, Action{FileStream}, string?)"/> does.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> content, string? within = null) =>
        Write(path, stream => stream.Write(content.Span), within);

    /// <summary>A name in the same folder that no other process and no other call here uses.</summary>
    internal static string TemporaryName(string path) =>
        $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}.tmp";

    private static int s_count;

    /// <summary>Removes a file that is of no more use; if that fails, it is only litter.</summary>
    internal static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // Somebody holds it: litter, removed by the next Clean.
        }
        catch (UnauthorizedAccessException)
        {
            // The folder became read-only: the error that led here says so.
        }
    }
}
