using System.Diagnostics;

namespace Kayfabe.Store.Tests;

/// <summary>What may be in place of a file.</summary>
public enum InPlaceOf
{
    /// <summary>A folder with a file in it.</summary>
    Folder,

    /// <summary>A named pipe without a writer: opening it would wait forever.</summary>
    Pipe,

    /// <summary>A link to nothing.</summary>
    BrokenLink,

    /// <summary>A link to itself.</summary>
    LinkToItself,

    /// <summary>A file without content.</summary>
    Empty,
}

/// <summary>Puts something else in place of a file.</summary>
internal static class Replacing
{
    /// <summary>Removes what is there, and puts something else there.</summary>
    public static void Replace(this InPlaceOf thing, string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
        switch (thing)
        {
            case InPlaceOf.Folder:
                Directory.CreateDirectory(path);
                File.WriteAllText(Path.Combine(path, "x"), "x");
                break;
            case InPlaceOf.Pipe when OperatingSystem.IsLinux():
                using (var made = Process.Start("mkfifo", [path]))
                    made.WaitForExit();
                break;
            case InPlaceOf.BrokenLink when !OperatingSystem.IsWindows():
                File.CreateSymbolicLink(path, Path.Combine(Path.GetDirectoryName(path)!, "nothing"));
                break;
            case InPlaceOf.LinkToItself when !OperatingSystem.IsWindows():
                File.CreateSymbolicLink(path, path);
                break;
            default:
                File.WriteAllText(path, "");
                break;
        }
    }
}
