using System.Runtime.InteropServices;

namespace Kayfabe.Store.Files;

/// <summary>Whether this user may write to a folder, determined without writing.</summary>
public static partial class FolderAccess
{
    private const int Search = 1, WriteTo = 2;

    /// <summary>
    /// Whether files can be created in a folder; true if the folder does not exist, and on Windows, where only an
    /// attempt shows it.
    /// </summary>
    public static bool IsWritable(string folder) =>
        OperatingSystem.IsWindows() || !Directory.Exists(folder) || Access(folder, Search | WriteTo) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Access(string path, int mode);
}
