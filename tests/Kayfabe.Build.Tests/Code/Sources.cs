using System.Text.RegularExpressions;

namespace Kayfabe.Build.Tests.Code;

/// <summary>Which folder of <c>src</c> and <c>build</c> a type's source is in.</summary>
internal sealed partial class Sources
{
    private readonly Dictionary<string, HashSet<string>> _foldersOfTypes = new(StringComparer.Ordinal);
    private readonly string[] _files;

    public Sources()
    {
        _files =
        [
            .. from root in (string[])["build", "src"]
               from file in Directory.GetFiles(Path.Combine(Repository.Root, root), "*", SearchOption.AllDirectories)
               let relative = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
               where !relative.Contains("/obj/", StringComparison.Ordinal)
                   && !relative.Contains("/bin/", StringComparison.Ordinal)
                   && !relative.StartsWith("src/Compat/", StringComparison.Ordinal)
               orderby relative
               select relative,
        ];
        foreach (var file in _files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, file));
            var space = NamespaceLine().Match(text).Groups[1].Value;
            foreach (Match type in TypeLine().Matches(text))
                Add($"{space}.{type.Groups[1].Value}", FolderOf(file));
        }
    }

    /// <summary>All folders with sources, ordinal.</summary>
    public IReadOnlyList<string> Folders =>
        [.. _files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(FolderOf).Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>
    /// The folders of a name of <see cref="Store.Code.CodeReader.NamesOf"/>; none for what the compiler adds of its
    /// own.
    /// </summary>
    public IEnumerable<string> FoldersOf(string name)
    {
        var (assembly, rest) = (name[..name.IndexOf('/', StringComparison.Ordinal)],
            name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        if (rest.StartsWith("resource ", StringComparison.Ordinal))
        {
            return [FolderOf(_files.Single(file => file.StartsWith($"src/{assembly}/", StringComparison.Ordinal)
                && file.EndsWith("/" + rest["resource ".Length..], StringComparison.Ordinal)))];
        }
        var type = TopLevel().Match(rest).Value;
        if (_foldersOfTypes.TryGetValue(type, out var folders))
            return folders;
        Assert.True(
            type.Length == 0 || type.StartsWith("System.", StringComparison.Ordinal)
                || type.StartsWith("Microsoft.", StringComparison.Ordinal),
            $"The source of {name} was not found.");
        return [];
    }

    private void Add(string type, string folder)
    {
        if (!_foldersOfTypes.TryGetValue(type, out var folders))
            _foldersOfTypes[type] = folders = [];
        folders.Add(folder);
    }

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^(?:public |internal |static |sealed |abstract |readonly |partial |ref |unsafe |file )*(?:class|record struct|record class|record|struct|interface|enum|delegate [\w<>?,.\[\] ]+?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    // Without what is nested in it, its members, and its number of type parameters.
    [GeneratedRegex(@"^[\w.]+")]
    private static partial Regex TopLevel();
}
