using System.IO.Enumeration;
using Kayfabe.Settings;
using Kayfabe.Shared;

namespace Kayfabe.Study.Files;

/// <summary>A file of a study.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Relative">Its path in the study's folder, with <c>/</c>: what tables and settings call it.</param>
/// <param name="Name">What faults call it: the path as a user would type it.</param>
public sealed record StudyFile(string Path, string Relative, string Name)
{
    /// <summary>The file's name without folder and extension.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Relative);
}

/// <summary>Finds the files that settings name.</summary>
public static class StudyFiles
{
    /// <summary>The files that the patterns name, in the order of the patterns, each file once.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="name">What faults call the folder, such as <c>data/sample</c>.</param>
    /// <param name="patterns">
    /// Paths below the folder, with <c>/</c>; the last part may hold <c>*</c> and <c>?</c>, and names then come in
    /// ordinal order, whatever their case, without those that start with a dot or that Windows leaves there.
    /// </param>
    /// <param name="faults">Where faults go: a pattern that leads out of the folder, or matches nothing.</param>
    public static IReadOnlyList<StudyFile> Find(
        string folder, string name, IEnumerable<string> patterns, FaultList faults)
    {
        var files = new List<StudyFile>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var problem = IsConfined(pattern) ? null : "leads out of the study's folder";
            var found = problem is null ? Match(folder, pattern).Order(StringComparer.Ordinal).ToList() : [];
            if (problem is null && found.Count == 0)
                problem = "matches no file";
            if (problem is not null)
            {
                faults.Add(new Fault(
                    $"'{pattern}' {problem}",
                    $"Add the files, or fix the name: it is a path below {name}, with '/'",
                    $"{name}/study.json"));
            }
            files.AddRange(found
                .Where(known.Add)
                .Select(relative => new StudyFile(Path.Combine(folder, relative), relative, $"{name}/{relative}")));
        }
        foreach (var file in files)
        {
            if (!File.Exists(file.Path))
                faults.Add(DeadLink(file.Name));
            else if (LeadsOut(folder, file.Path))
                faults.Add(LinkOut(file.Name));
        }
        return files;
    }

    /// <summary>
    /// The files that lie beside those that patterns with a wildcard name, and that no pattern names: <c>ada.jsonl</c>
    /// where annotations/*.csv is read.
    /// </summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="patterns">All patterns by which the study's settings name files.</param>
    /// <returns>Their paths in the study's folder, ordinal within a folder.</returns>
    // Loops: it is asked on each run, also a no-op.
    public static IReadOnlyList<string> NotNamed(string folder, IReadOnlyList<string> patterns)
    {
        var (found, parents) = (new List<string>(), new List<string>());
        foreach (var pattern in patterns)
        {
            var parent = pattern[..(pattern.LastIndexOf('/') + 1)];
            var within = Path.Combine(folder, parent);
            if (parent.Length == 0 || !IsConfined(pattern) || !HasWildcard(pattern) || parents.Contains(parent))
                continue;
            if (!Directory.Exists(within))
                continue;
            parents.Add(parent);
            foreach (var path in Directory.GetFiles(within))
            {
                var file = parent + Path.GetFileName(path);
                if (!SystemFiles.IsSystemFile(file.AsSpan(parent.Length)) && !IsNamed(file, patterns))
                    found.Add(file);
            }
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static bool IsNamed(string file, IReadOnlyList<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            var parent = pattern.LastIndexOf('/') + 1;
            var isBeside = file.AsSpan(0, file.LastIndexOf('/') + 1).SequenceEqual(pattern.AsSpan(0, parent));
            if (isBeside && Matches(pattern.AsSpan(parent), file.AsSpan(parent)))
                return true;
        }
        return false;
    }

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    /// <summary>Whether a file is a link to one outside of the folder: a study from a stranger must not name one's own.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">A file below it; any folder on the way may be such a link too.</param>
    public static bool LeadsOut(string folder, string path) =>
        ConfinedPath.LeadsOut(folder, Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));

    /// <summary>The fault of a broken link.</summary>
    public static Fault DeadLink(string name) => new(
        "this is a broken link", "Replace it with the file itself, or restore the link's target.", name);

    /// <summary>The fault of a link out of the study's folder.</summary>
    public static Fault LinkOut(string name) =>
        new("this is a link out of the study's folder", "Replace it with a copy of the link's target.", name);

    private static bool IsConfined(string pattern) => ConfinedPath.IsValid(pattern);

    private static bool HasWildcard(string pattern) => pattern.IndexOfAny(['*', '?']) >= 0;

    private static IEnumerable<string> Match(string folder, string pattern)
    {
        var slash = pattern.LastIndexOf('/') + 1;
        var (parent, last) = (pattern[..slash], pattern[slash..]);
        if (!HasWildcard(last))
            return File.Exists(Path.Combine(folder, pattern)) ? [pattern] : [];
        var within = Path.Combine(folder, parent);
        if (!Directory.Exists(within))
            return [];
        return Directory.EnumerateFiles(within)
            .Select(path => Path.GetFileName(path))
            .Where(file => !SystemFiles.IsSystemFile(file) && Matches(last, file))
            .Select(file => parent + file);
    }
}
