namespace Kayfabe.Store.Files;

/// <summary>A form of small files that tells its version.</summary>
/// <param name="Version">The version that this program reads and writes.</param>
/// <param name="VersionOf">The version that bytes say they have; null where they are not of this form at all.</param>
public sealed record FileForm(int Version, Func<byte[], int?> VersionOf)
{
    /// <summary>Whether a newer version of Kayfabe wrote this.</summary>
    public bool IsNewer(byte[]? bytes) => bytes is not null && VersionOf(bytes) > Version;
}

/// <summary>
/// Files that a newer version of Kayfabe may have written: they are left alone, and what this version has to say is kept
/// beside them.
/// </summary>
public static class VersionedFile
{
    /// <summary>Reads a file of a form.</summary>
    /// <param name="path">The file.</param>
    /// <param name="form">Its form.</param>
    /// <param name="parse">Turns bytes into what is wanted; null where they are damaged.</param>
    /// <param name="problem">Why there is none, a clause; null where nothing is there.</param>
    /// <param name="isNewer">Whether a newer version has the file: then what this version kept beside it is read.</param>
    public static T? Read<T>(string path, FileForm form, Func<byte[], T?> parse, out string? problem, out bool isNewer)
        where T : class
    {
        isNewer = false;
        if (StoredFile.Read(path, out problem) is not { } bytes)
            return null;
        if (parse(bytes) is { } whole)
            return whole;
        isNewer = form.IsNewer(bytes);
        if (!isNewer)
        {
            problem = "it is damaged";
            return null;
        }
        return StoredFile.Read(Beside(path, form), out _) is { } ours ? parse(ours) : null;
    }

    /// <summary>
    /// Writes a file of a form, in place of whatever is there but a newer version's; nothing where it is there already.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="form">Its form.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="within">See <see cref="AtomicFile.Write(string, ReadOnlyMemory{byte}, string?)"/>.</param>
    public static void Write(string path, FileForm form, byte[] bytes, string within)
    {
        var there = StoredFile.Read(path);
        var isSame = IsSame(there, bytes);
        if (!isSame && form.IsNewer(there))
        {
            path = Beside(path, form);
            isSame = IsSame(StoredFile.Read(path), bytes);
        }
        if (!isSame)
            AtomicFile.Write(path, bytes, within);
    }

    internal static string Beside(string path, FileForm form) => $"{path}.v{form.Version}";

    private static bool IsSame(byte[]? there, byte[] bytes) => there is not null && there.AsSpan().SequenceEqual(bytes);
}
