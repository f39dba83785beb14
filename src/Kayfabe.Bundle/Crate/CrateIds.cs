using Kayfabe.Bundle.Contents;

namespace Kayfabe.Bundle.Crate;

/// <summary>
/// The ids of a run's inputs and outputs: paths of files that the bundle has, and for others a name that begins with
/// <c>#</c>, or the address where they are published.
/// </summary>
internal sealed class CrateIds
{
    private readonly BundleContents _contents;
    private readonly HashSet<string> _paths;

    public CrateIds(BundleContents contents) =>
        (_contents, _paths) = (contents, contents.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal));

    /// <summary>The id of the run.</summary>
    public string Run => $"#run-{_contents.Lock.Id}";

    /// <summary>Whether the bundle has a file.</summary>
    public bool HasFile(string path) => _paths.Contains(path);

    /// <summary>The id of an input of the study.</summary>
    public string Of(StudyInput input) => input.Kind switch
    {
        StudyInputKind.Published when !_contents.HasData => input.Url!.AbsoluteUri,
        StudyInputKind.Folder when _contents.HasData => CrateGraph.IdOf(PathOf(input)) + "/",
        _ when _contents.HasData => CrateGraph.IdOf(PathOf(input)),
        _ => "#" + CrateGraph.IdOf(PathOf(input)),
    };

    /// <summary>The id of what a stage made; null where the stage has no such output.</summary>
    public string? OfOutput(string stage, string path)
    {
        if (_contents.Lock.Find(stage) is not { } locked
            || locked.Outputs.FirstOrDefault(output => output.Path == path) is not { } made)
            return null;
        var file = BundlePaths.Output(_contents.Study, locked, made);
        return HasFile(file) ? CrateGraph.IdOf(file) : $"#{locked.Stage}/{CrateGraph.IdOf(path)}";
    }

    /// <summary>The id of what a stage is: its file, where it has one of its own.</summary>
    public string OfTool(string stage)
    {
        var file = $"build/Stages/{stage}.cs";
        return HasFile(file) ? file : $"#tool/{stage}";
    }

    private string PathOf(StudyInput input) => BundlePaths.Input(_contents.Study, input);
}
