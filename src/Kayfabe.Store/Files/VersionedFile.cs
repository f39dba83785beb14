namespace Kayfabe.Store.Files;

/// <summary>A file format with a version.</summary>
/// <param name="Version">The version that this program reads and writes.</param>
/// <param name="VersionOf">The version of some bytes; null if they do not have this format at all.</param>
public sealed record FileFormat(int Version, Func<byte[], int?> VersionOf)
{
    /// <summary>Whether a newer version of Kayfabe wrote the bytes.</summary>
    public bool IsNewer(byte[]? bytes) => bytes is not null && VersionOf(bytes) > Version;
}

/// <summary>
/// Files that a newer version of Kayfabe may have written: those are never changed, and this version keeps its own file
/// beside them.
/// </summary>
public static class VersionedFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="parse">Parses the bytes; null if they are damaged.</param>
    /// <param name="problem">Why there is no result, a clause; null if nothing has this name.</param>
    /// <param name="isNewer">
    /// Whether a newer version wrote the file: then this version's own file is read instead.
    /// </param>
    public static T? Read<T>(
        string path, FileFormat format, Func<byte[], T?> parse, out string? problem, out bool isNewer)
        where T : class
    {
        isNewer = false;
        if (StoredFile.Read(path, out problem) is not { } bytes)
            return null;
        if (parse(bytes) is { } whole)
            return whole;
        isNewer = format.IsNewer(bytes);
        if (!isNewer)
        {
            problem = "it is damaged";
            return null;
        }
        return StoredFile.Read(OwnPath(path, format), out _) is { } ours ? parse(ours) : null;
    }

    /// <summary>Writes a file, unless it has this content already; a newer version's file is not replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="within">See <see cref="AtomicFile.Write(string, ReadOnlyMemory{byte}, string?)"/>.</param>
    public static void Write(string path, FileFormat format, byte[] bytes, string within)
    {
        var current = StoredFile.Read(path);
        var isSame = IsSame(current, bytes);
        if (!isSame && format.IsNewer(current))
        {
            path = OwnPath(path, format);
            isSame = IsSame(StoredFile.Read(path), bytes);
        }
        if (!isSame)
            AtomicFile.Write(path, bytes, within);
    }

    /// <summary>Where this version keeps its own file beside a newer version's.</summary>
    internal static string OwnPath(string path, FileFormat format) => $"{path}.v{format.Version}";

    /// <summary>The name without what <see cref="OwnPath"/> adds.</summary>
    internal static string WithoutVersion(string path)
    {
        var at = path.LastIndexOf(".v", StringComparison.Ordinal);
        return at > 0 && at + 2 < path.Length && path.AsSpan(at + 2).IndexOfAnyExceptInRange('0', '9') < 0
            ? path[..at] : path;
    }

    private static bool IsSame(byte[]? current, byte[] bytes) =>
        current is not null && current.AsSpan().SequenceEqual(bytes);
}
