using Kayfabe.Build.Fetching;
using Kayfabe.Build.Running;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Bundling;

/// <summary>What a study is made of: the files, folders and published files that its stages declare.</summary>
internal sealed class StudyData
{
    private readonly BuildContext _context;
    private readonly Dictionary<string, SourceFile> _sources = new(StringComparer.Ordinal);

    public StudyData(BuildContext context, IReadOnlyList<PreparedStage> stages)
    {
        _context = context;
        var inputs = new SortedDictionary<string, StudyInput>(StringComparer.Ordinal);
        foreach (var declared in stages.Select(stage => stage.Inputs))
        {
            foreach (var (name, source) in declared.Sources)
                _sources[name] = source;
            foreach (var entry in declared.Entries)
            {
                if (entry.Kind == EntryKind.Input && Digest.TryParse(entry.Value, out var digest))
                    inputs[entry.Name] = InputOf(declared, entry.Name, digest);
            }
        }
        Inputs = [.. inputs.Values];
    }

    /// <summary>The inputs, in ordinal order of names.</summary>
    public IReadOnlyList<StudyInput> Inputs { get; }

    /// <summary>Their files; published ones are fetched where they are not in the store.</summary>
    public IEnumerable<BundleFile> Files()
    {
        foreach (var input in Inputs)
        {
            var path = BundlePaths.Input(_context.Paths.Study, input);
            var place = Path.Combine(_context.Paths.StudyFolder, input.Name);
            if (input.Kind == StudyInputKind.Published)
                yield return FileOf(path, input.Digest, _context.Fetcher.Fetch(_sources[input.Name]));
            else if (input.Kind == StudyInputKind.File)
                yield return FileOf(path, input.Digest, place);
            else
            {
                foreach (var (file, digest) in _context.Tree.Files(input.Digest))
                    yield return FileOf($"{path}/{file}", digest, Path.Combine(place, file));
            }
        }
    }

    private static StudyInput InputOf(DeclaredInputs declared, string name, Digest digest) =>
        declared.Sources.TryGetValue(name, out var source)
            ? new StudyInput(name, digest, StudyInputKind.Published, source.Url)
            : new StudyInput(
                name, digest, declared.Folders.ContainsKey(name) ? StudyInputKind.Folder : StudyInputKind.File);

    private static BundleFile FileOf(string path, Digest digest, string file) =>
        new(path, digest, new FileInfo(file).Length, BundlePart.Data, file);
}
