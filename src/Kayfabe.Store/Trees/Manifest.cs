using System.Text;
using Kayfabe.Shared;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Trees;

/// <summary>
/// A folder's files as a text in the format of <c>sha256sum</c>: digest, two spaces, path; in ordinal order of paths.
/// </summary>
internal static class Manifest
{
    private const int HexLength = 64, PathAt = HexLength + 2;

    /// <summary>Checks that the names of files are the same on every system.</summary>
    /// <param name="root">Their folder.</param>
    /// <param name="paths">Their paths relative to it.</param>
    /// <exception cref="StoreException">A name is not portable, or two names differ only in case.</exception>
    public static void Check(string root, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (ConfinedPath.ProblemOf(path) is { } problem)
                throw new StoreException($"the name '{Shown(path)}' {problem}", "Rename the file.", root);
        }
        if (ConfinedPath.FindCollision(paths) is var (one, other))
        {
            throw new StoreException(
                $"'{one}' and '{other}' are the same file on a system that ignores case", "Rename one of them.", root);
        }
    }

    public static void Write(Stream stream, IEnumerable<IndexEntry> entries)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        foreach (var entry in entries)
        {
            writer.Write(entry.Digest.Hex);
            writer.Write("  ");
            writer.Write(entry.Path);
            writer.Write('\n');
        }
    }

    /// <summary>The files of a manifest, one after another. Its digest was checked before.</summary>
    /// <exception cref="StoreException">It is not a manifest.</exception>
    public static IEnumerable<(string Path, Digest Digest)> Read(string file)
    {
        var last = "";
        foreach (var line in File.ReadLines(file))
        {
            if (line.Length <= PathAt || line[HexLength..PathAt] != "  "
                || !Digest.TryParse($"sha256:{line[..HexLength]}", out var digest)
                || string.CompareOrdinal(last, line[PathAt..]) >= 0 || !ConfinedPath.IsValid(line[PathAt..]))
            {
                throw new StoreException("this is not a list of files", "Delete it, and run the build again.", file);
            }
            last = line[PathAt..];
            yield return (last, digest);
        }
    }

    private static string Shown(string path) =>
        string.Concat(path.Select(character => char.IsControl(character) ? $"\\u{(int)character:x4}" : $"{character}"));
}
