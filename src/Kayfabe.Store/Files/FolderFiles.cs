using System.IO.Enumeration;

namespace Kayfabe.Store.Files;

/// <summary>Lists the files of a folder.</summary>
public static class FolderFiles
{
    private static readonly EnumerationOptions s_everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    /// <summary>
    /// All files below a folder, relative with <c>/</c>, in ordinal order. A link counts as a file, whatever its
    /// target: links to folders are not followed.
    /// </summary>
    public static string[] Below(string folder)
    {
        var paths = new FileSystemEnumerable<string>(folder, static (ref entry) => entry.ToFullPath(), s_everything)
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = static (ref entry) => !IsLink(ref entry),
        };
        string[] files = [.. paths];
        for (var i = 0; i < files.Length; i++)
            files[i] = Path.GetRelativePath(folder, files[i]).Replace(Path.DirectorySeparatorChar, '/');
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
