using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kayfabe.Shared;

/// <summary>
/// Paths that come from elsewhere (a record, a manifest, a lock, study.json) and must stay below a folder: names
/// separated by single <c>/</c>, the same on every system.
/// </summary>
/// <remarks>
/// Compiled into each project that needs it: Store and Study know nobody, and a rule about safety must exist once.
/// </remarks>
internal static class ConfinedPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>Whether a text is such a path.</summary>
    public static bool IsValid([NotNullWhen(true)] string? path) => ProblemOf(path) is null;

    /// <summary>Why a text is no such path, a clause; null where it is one.</summary>
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

    /// <summary>The first of two paths that are one file on a system that does not tell cases apart; null where none is.</summary>
    /// <returns>Both, the same where a path is there twice.</returns>
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

    /// <summary>Whether a path below a folder leads out of it through a link, at its end or on the way.</summary>
    /// <param name="folder">The folder; that it is reached through a link itself does not matter.</param>
    /// <param name="path">A path below it, as <see cref="IsValid"/> wants it.</param>
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

    // All links on the way followed; null where they go round in circles.
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

    // The last one first.
    private static IEnumerable<string> Names(string path) =>
        path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Where(name => name is not ("" or ".")).Reverse();

    // A letter and its accent as two characters, which other systems write as one, so that a name is another there.
    // string.IsNormalized would tell exactly, but says yes to everything in a program without ICU's tables.
    private static string? ProblemOfForm(string path)
    {
        foreach (var rune in path.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return "is no Unicode";
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
