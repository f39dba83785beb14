namespace Kayfabe.Shared;

/// <summary>Files that operating systems and editors leave in folders; they are not content of a study.</summary>
/// <remarks>
/// Compiled into Store and Settings, which know no other project: Store and Study must skip the same files.
/// </remarks>
internal static class SystemFiles
{
    /// <summary>
    /// Whether a name starts with a dot (.DS_Store, swap files of editors), or is Thumbs.db, ehthumbs.db or
    /// desktop.ini.
    /// </summary>
    public static bool IsSystemFile(ReadOnlySpan<char> name) =>
        name[0] == '.'
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("ehthumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
