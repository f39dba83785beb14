using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Provenance.Statements;

/// <summary>What a run was made from: <c>resolvedDependencies</c> of its statement, from its lock.</summary>
internal static class RunDependencies
{
    private const string Sha256 = "sha256", Folder = "dirHash", Commit = "gitCommit";

    // A published file that is downloaded is an input by its name; its address is a setting of the stage.
    private const string SourceFile = "matrix.file", SourceAddress = "matrix.url";

    /// <summary>The commit, the lock, the study's files and folders, the packages, the libraries.</summary>
    /// <param name="run">The lock.</param>
    /// <param name="lockDigest">The digest of its bytes.</param>
    /// <param name="source">The state of the sources.</param>
    /// <param name="isFolder">Whether an input is a folder, whose digest is that of its list of files.</param>
    public static IEnumerable<ResourceDescriptor> Of(
        StudyLock run, Digest lockDigest, SourceState source, Func<string, bool> isFolder)
    {
        if (source.Commit is { } commit)
            yield return new ResourceDescriptor("git", Map((Commit, commit)));
        yield return ResourceDescriptor.Of($"reports/{run.Study}/lock.json", lockDigest);
        foreach (var (name, digest) in Inputs(run))
            yield return InputOf(run, name, digest, isFolder);
        foreach (var (name, value) in Entries(run, EntryKind.Package))
        {
            yield return new ResourceDescriptor(
                name, Map(), $"pkg:nuget/{name}", Map(("assemblyVersion", value ?? "")));
        }
        foreach (var (name, value) in Entries(run, EntryKind.Environment))
        {
            var digests = Entries(run, EntryKind.Environment)
                .Where(entry => entry.Name == Difference.LibraryOf(name)).ToList();
            if (digests is [var library])
            {
                yield return new ResourceDescriptor(
                    library.Name,
                    Digest.TryParse(library.Value, out var digest) ? Map((Sha256, digest.Hex)) : Map(),
                    $"pkg:generic/{name.ToLowerInvariant()}@{value}");
            }
        }
    }

    /// <summary>The entries of a kind in all stages, each once, in ordinal order.</summary>
    public static IEnumerable<(string Name, string? Value)> Entries(StudyLock run, EntryKind kind) =>
        run.Stages.SelectMany(stage => stage.Entries).Where(entry => entry.Kind == kind)
            .Select(entry => (entry.Name, entry.Value)).Distinct()
            .OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Digest Digest)> Inputs(StudyLock run)
    {
        foreach (var (name, value) in Entries(run, EntryKind.Input))
        {
            if (Digest.TryParse(value, out var digest))
                yield return (name, digest);
        }
    }

    private static ResourceDescriptor InputOf(StudyLock run, string name, Digest digest, Func<string, bool> isFolder)
    {
        var download = run.Stages.FirstOrDefault(stage => Setting(stage, SourceFile) == name);
        return download is not null
            ? new ResourceDescriptor(name, Map((Sha256, digest.Hex)), Setting(download, SourceAddress))
            : new ResourceDescriptor(
                $"data/{run.Study}/{name}", Map((isFolder(name) ? Folder : Sha256, digest.Hex)));
    }

    private static string? Setting(LockedStage stage, string name) => stage.Entries.FirstOrDefault(
        entry => entry.Kind == EntryKind.Setting && entry.Name == name)?.Value;

    private static Dictionary<string, string> Map(params (string Key, string Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}
