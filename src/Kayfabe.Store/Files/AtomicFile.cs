namespace Kayfabe.Store.Files;

/// <summary>Writes files that appear complete or not at all, also after a crash and with several writers.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary name in the same folder, flushes to the disk, renames. Of two writers the last one wins; a
    /// reader sees one or the other.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="within">
    /// The folder above that belongs to the program: a file or link in place of a folder below it is removed. Null for
    /// none.
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

    /// <summary>Writes bytes, as <see cref="Write(string, Action{FileStream}, string?)"/> does.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> content, string? within = null) =>
        Write(path, stream => stream.Write(content.Span), within);

    /// <summary>Writes bytes to a file whose temporary file is in another folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its content.</param>
    /// <param name="temporaryIn">Where the temporary file is: on the same disk.</param>
    /// <param name="within">The folder above both that belongs to the program.</param>
    public static void Write(string path, ReadOnlyMemory<byte> content, string temporaryIn, string within) =>
        Write(temporaryIn, within, stream =>
        {
            stream.Write(content.Span);
            return path;
        });

    /// <summary>
    /// Removes the temporary files that killed writers left in a folder and below. Only for a folder that no other
    /// process writes to now: theirs would be removed too.
    /// </summary>
    /// <param name="folder">The folder; nothing where it is not there. Links are not followed.</param>
    public static void RemoveUnfinished(string folder)
    {
        foreach (var file in Directory.Exists(folder) ? FolderFiles.Below(folder) : [])
        {
            if (TemporaryFile.IsOne(Path.GetFileName(file.AsSpan())))
                TemporaryFile.TryDelete(Path.Combine(folder, file));
        }
    }

    /// <summary>Writes a file that is not there yet; one that is there is not changed.</summary>
    /// <returns>False if there is something of this name already.</returns>
    public static bool TryCreate(string path, Action<FileStream> write)
    {
        if (Path.Exists(path))
            return false;
        var isNew = true;
        var folder = Path.GetDirectoryName(path)!;
        Write(folder, folder, stream =>
        {
            write(stream);
            return path;
        }, (temporary, _) =>
        {
            try
            {
                File.Move(temporary, path);
            }
            catch (IOException) when (Path.Exists(path))
            {
                isNew = false; // Another writer was faster.
                TemporaryFile.TryDelete(temporary);
            }
        });
        return isNew;
    }

    /// <summary>Writes a file whose name depends on its content.</summary>
    /// <param name="folder">Where the temporary file is.</param>
    /// <param name="within">The folder above that belongs to the program.</param>
    /// <param name="write">Writes the content and returns the path, which is on the same disk.</param>
    /// <param name="move">Gives the temporary file its name; null to replace what has it.</param>
    internal static void Write(
        string folder, string within, Func<FileStream, string> write, Action<string, string>? move = null)
    {
        PathReplacer.CreateFolder(folder, within);
        var temporary = TemporaryFile.NameIn(folder);
        try
        {
            string path;
            using (var stream = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                path = write(stream);
                stream.Flush(flushToDisk: true);
            }
            TemporaryFile.RemoveStaleBeside(temporary);
            PathReplacer.CreateFolder(Path.GetDirectoryName(path)!, within);
            (move ?? PathReplacer.MoveFile)(temporary, path);
        }
        catch
        {
            TemporaryFile.TryDelete(temporary);
            throw;
        }
    }
}
