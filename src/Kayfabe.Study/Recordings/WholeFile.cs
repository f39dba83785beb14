namespace Kayfabe.Study.Recordings;

/// <summary>Writes a file that is there as a whole or not at all, also after a crash.</summary>
internal static class WholeFile
{
    public static void Write(string path, Action<FileStream> write) => Write(path, path + ".tmp", write);

    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="temporary">Where it is written until it is whole: on the same disk.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, string temporary, Action<FileStream> write)
    {
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}
