namespace Kayfabe.Store.Files;

/// <summary>Puts files and folders of the program in place, whatever has their name already.</summary>
internal static class PathReplacer
{
    /// <summary>Creates a folder; a file or link in its place, or in place of a folder above it, is removed.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="within">The folder above it that belongs to the program: nothing outside it is changed.</param>
    public static void CreateFolder(string path, string within)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (IOException) when (TopmostObstacle(path, within) is { } obstacle)
        {
            File.Delete(obstacle);
            Directory.CreateDirectory(path);
        }
    }

    /// <summary>Renames a file, replacing a file, link or folder of that name.</summary>
    public static void MoveFile(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (StoredFile.IsUnreadable(e) && Directory.Exists(path))
        {
            // First out of the way in one step, so that nobody sees half of the folder.
            var aside = temporary + ".old";
            Directory.Move(path, aside);
            File.Move(temporary, path, overwrite: true);
            Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>Deletes a file, a link (not its target), or a folder with its content.</summary>
    public static void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    // The topmost entry on the path that is not a folder.
    private static string? TopmostObstacle(string path, string within)
    {
        string? obstacle = null;
        for (var folder = path; folder.Length > within.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (!Directory.Exists(folder) && (File.Exists(folder) || new FileInfo(folder).LinkTarget is not null))
                obstacle = folder;
        }
        return obstacle;
    }
}
