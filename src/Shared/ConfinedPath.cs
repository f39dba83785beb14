using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kayfabe.Shared;

/// <summary>
/// Paths from outside (a record, a manifest, a lock, study.json) that must stay below a folder: names separated by
/// single <c>/</c>, the same on every system.
/// </summary>
/// <remarks>
/// Compiled into Store and Settings, which know no other project: a rule about safety must exist once.
/// </remarks>
internal static class ConfinedPath
{
    // The limit of Linux.
    private const int MostLinks = 40;

    /// <summary>Whether a text is a valid path.</summary>
    public static bool IsValid([NotNullWhen(true)] string? path) => ProblemOf(path) is null;

    /// <summary>Why a text is not a valid path, a clause; null if it is one.</summary>
    public static string? ProblemOf(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return "is empty";
        if (path[0] == '/')
            return "is absolute";
        foreach (var character in path)
        {
            // ':' would be a drive or, on NTFS, a stream.
            if (character is '\\' or ':')
                return $"has a '{character}'";
            if (char.IsControl(character))
                return "has a control character";
        }
        var rest = path.AsSpan();
        while (true)
        {
            var slash = rest.IndexOf('/');
            var name = slash < 0 ? rest : rest[..slash];
            if (name is "" or "." or "..")
                return name is "" ? "has an empty name" : $"has '{name}'";
            if (slash < 0)
                break;
            rest = rest[(slash + 1)..];
        }
        return Ascii.IsValid(path) ? null : ProblemOfForm(path);
    }

    /// <summary>
    /// The first two paths that are the same file on a system that ignores case; null if there are none.
    /// </summary>
    /// <returns>Both paths; they are equal if a path is listed twice.</returns>
    public static (string One, string Other)? FindCollision(IEnumerable<string> paths)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            if (!seen.TryAdd(path, path))
                return (seen[path], path);
        }
        return null;
    }

    /// <summary>Whether a path below a folder leads out of it through a link, at its end or before.</summary>
    /// <param name="folder">The folder; links on the way to it do not matter.</param>
    /// <param name="path">A valid path below it.</param>
    public static bool LeadsOut(string folder, string path)
    {
        var real = folder;
        var isLinked = false;
        foreach (var name in path.Split('/'))
        {
            real = Path.Combine(real, name);
            if (new FileInfo(real).LinkTarget is null)
                continue;
            isLinked = true;
            real = Resolve(real) ?? "";
            if (real.Length == 0)
                return true;
        }
        // Without links, a path without '..' is below the folder.
        return isLinked && (Resolve(Path.GetFullPath(folder)) is not { } home || Resolve(real) is not { } target
            || !target.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    // The path with all links followed; null if they form a loop.
    private static string? Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var pending = new Stack<string>(Names(full[root.Length..]));
        var real = root;
        for (var links = 0; pending.TryPop(out var name);)
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }
            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks)
                return null;
            if (Path.IsPathRooted(target))
            {
                real = root = Path.GetPathRoot(target)!;
                target = target[root.Length..];
            }
            foreach (var part in Names(target))
                pending.Push(part);
        }
        return Path.TrimEndingDirectorySeparator(real);
    }

    // In reverse order.
    private static IEnumerable<string> Names(string path) =>
        path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Where(name => name is not ("" or "."))
            .Reverse();

    // A letter and its accent as two characters, which other systems write as one, so that the name differs there.
    // string.IsNormalized would be exact, but is always true in a program without ICU.
    private static string? ProblemOfForm(string path)
    {
        foreach (var rune in path.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return "is not valid Unicode";
            if (rune.Value is (>= 0x0300 and <= 0x0345) or 0x3099 or 0x309a // Accents; the kana's voicing marks.
                or (>= 0x1161 and <= 0x1175) or (>= 0x11a8 and <= 0x11c2) // Parts of Hangul syllables.
                or 0x2126 or 0x212a or 0x212b) // Ohm, kelvin and angstrom, which are letters otherwise.
            {
                return $"has the character U+{rune.Value:X4}, which is not Unicode's composed form (NFC)";
            }
        }
        return null;
    }
}
