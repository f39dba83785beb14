using System.IO.Enumeration;
using Kayfabe.Shared;

namespace Kayfabe.Study.Csv;

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
    /// ordinal order, without those that start with a dot.
    /// </param>
    /// <param name="faults">Where a pattern that climbs out of the folder, or names nothing, is a fault.</param>
    public static IReadOnlyList<StudyFile> Find(
        string folder, string name, IEnumerable<string> patterns, FaultList faults)
    {
        var files = new List<StudyFile>();
        foreach (var pattern in patterns)
        {
            var problem = IsConfined(pattern) ? null : "leads out of the study's folder";
            var found = problem is null ? Match(folder, pattern).Order(StringComparer.Ordinal).ToList() : [];
            if (problem is null && found.Count == 0)
                problem = "names no file";
            if (problem is not null)
            {
                faults.Add(new Fault(
                    $"'{pattern}' {problem}",
                    $"Put the files there, or mend the name: it is a path below {name}, with '/'",
                    $"{name}/study.json"));
            }
            files.AddRange(found
                .Where(relative => files.TrueForAll(file => file.Relative != relative))
                .Select(relative => new StudyFile(Path.Combine(folder, relative), relative, $"{name}/{relative}")));
        }
        foreach (var file in files.Where(file => LeadsOut(folder, file.Path)))
            faults.Add(LinkOut(file.Name));
        return files;
    }

    /// <summary>Whether a file is a link to one outside of the folder: a study from a stranger must not name one's own.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">A file below it; any folder on the way may be such a link too.</param>
    public static bool LeadsOut(string folder, string path) =>
        ConfinedPath.LeadsOut(folder, Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));

    /// <summary>The fault of such a link.</summary>
    public static Fault LinkOut(string name) =>
        new("a link leads from here out of the study's folder", "Copy what it leads to, and put it in its place.", name);

    private static bool IsConfined(string pattern) => ConfinedPath.IsValid(pattern);

    private static IEnumerable<string> Match(string folder, string pattern)
    {
        var slash = pattern.LastIndexOf('/') + 1;
        var (parent, last) = (pattern[..slash], pattern[slash..]);
        if (last.IndexOfAny(['*', '?']) < 0)
            return File.Exists(Path.Combine(folder, pattern)) ? [pattern] : [];
        var within = Path.Combine(folder, parent);
        if (!Directory.Exists(within))
            return [];
        return Directory.EnumerateFiles(within)
            .Select(path => Path.GetFileName(path))
            .Where(file => file[0] != '.' && FileSystemName.MatchesSimpleExpression(last, file, ignoreCase: false))
            .Select(file => parent + file);
    }
}
