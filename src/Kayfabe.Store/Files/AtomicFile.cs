using System.Security.Cryptography;

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
        Write(folder, within ?? folder, stream =>
        {
            write(stream);
            return path;
        });
    }

    /// <summary>Writes a file whose name is known when it is written, as the other overload does.</summary>
    /// <param name="folder">Where it is written before it has its name.</param>
    /// <param name="within">The folder above that is the program's own.</param>
    /// <param name="write">Writes it, and tells its path, on the same disk.</param>
    internal static void Write(string folder, string within, Func<FileStream, string> write)
    {
        MakeWay.ForFolder(folder, within);
        var temporary = TemporaryName(folder);
        try
        {
            string path;
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                path = write(stream);
                stream.Flush(flushToDisk: true);
            }
            Litter.RemoveBeside(temporary);
            MakeWay.ForFolder(Path.GetDirectoryName(path)!, within);
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

    /// <summary>
    /// A name in a folder that nobody else uses: 128 random bits, since process ids are the same in two containers and
    /// come again. It starts with a dot, so that a folder's content is not another meanwhile.
    /// </summary>
    internal static string TemporaryName(string folder) =>
        Path.Combine(folder, $"{Litter.Start}{RandomNumberGenerator.GetHexString(32, lowercase: true)}{Litter.End}");

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
