namespace Kayfabe.Store.Files;

/// <summary>Removes what stands in place of a file or folder of ours.</summary>
internal static class MakeWay
{
    /// <summary>Makes a folder, and removes what is no folder in its place or on the way.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="within">The folder above it that is ours: nothing outside of it is touched.</param>
    public static void ForFolder(string path, string within)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (IOException) when (Blocking(path, within) is { } blocking)
        {
            File.Delete(blocking);
            Directory.CreateDirectory(path);
        }
    }

    /// <summary>Renames a file, over whatever has the name.</summary>
    public static void Rename(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (StoredFile.IsUnreadable(e) && Directory.Exists(path))
        {
            // A folder: aside in one step, so that nobody meets half of it.
            var aside = temporary + ".old";
            Directory.Move(path, aside);
            File.Move(temporary, path, overwrite: true);
            Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>Removes a file, a link (not what it leads to), or a folder.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    // The topmost that is no folder.
    private static string? Blocking(string path, string within)
    {
        string? blocking = null;
        for (var folder = path; folder.Length > within.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (!Directory.Exists(folder) && (File.Exists(folder) || new FileInfo(folder).LinkTarget is not null))
                blocking = folder;
        }
        return blocking;
    }
}
