using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Auditing;

/// <summary>
/// Finds what a user means by a path, a digest or a name: a published file, an artifact, a source of the study, the
/// model, or all that is published.
/// </summary>
/// <param name="paths">Where things are.</param>
/// <param name="runs">The records of runs.</param>
public sealed class SubjectFinder(ProjectPaths paths, KnownRuns runs)
{
    /// <summary>The model of the published run, or else of the last one.</summary>
    public const string Model = "model";

    // A shorter one is more likely a mistake than a digest.
    private const int ShortestDigest = 8;

    /// <summary>Finds a subject.</summary>
    /// <param name="name">What the user called it; null for all that is published.</param>
    /// <exception cref="InputException">No run that is known here made or read it.</exception>
    public NamedSubject Find(string? name)
    {
        if (name is null)
            return All();
        if (name == Model)
            return TheModel();
        var file = Path.GetFullPath(name, paths.Root);
        return OfPath(name, file) ?? OfArtifact(name) ?? OfDigest(name, DigestOf(file) ?? Prefix(name))
            ?? throw Unknown(name, file);
    }

    private MadeSubject All()
    {
        var run = runs.Published() ?? throw NothingPublished();
        return new MadeSubject(
            $"what is published of {paths.Study}", run,
            [.. PublishedFiles.Of(run.Lock).Select(file => (file.Stage, file.Output))], File: null);
    }

    private MadeSubject TheModel()
    {
        var run = runs.Published() ?? runs.Last() ?? throw NothingPublished();
        var files = PublishedFiles.ModelOf(run.Lock);
        return files.Count > 0
            ? new MadeSubject(Model, run, [.. files.Select(file => (file.Stage, file.Output))], File: null)
            : throw new InputException(
                new Fault($"run {run.Lock.Id} trained no model", "Name a file instead.", run.Place));
    }

    // A file has a record by its place: also where its content is no longer what the record says.
    private NamedSubject? OfPath(string name, string file)
    {
        if (Below(paths.Published, file) is { } published && runs.Published() is { } run)
        {
            return PublishedFiles.Of(run.Lock).FirstOrDefault(copy => copy.Path == published) is { } found
                ? new MadeSubject(name, run, [(found.Stage, found.Output)], file)
                : null;
        }
        if (Below(paths.Artifacts, file) is { } artifact && runs.Last() is { } last)
            return Made(name, last, artifact, file);
        if (Below(paths.StudyFolder, file) is { } source)
            return OfSource(name, source);
        return null;
    }

    private SourceSubject? OfSource(string name, string path)
    {
        foreach (var run in runs.All())
        {
            foreach (var entry in run.Lock.Stages.SelectMany(stage => stage.Entries))
            {
                if (entry.Kind == EntryKind.Input
                    && (entry.Name == path || path.StartsWith(entry.Name + "/", StringComparison.Ordinal)))
                    return new SourceSubject(name, run, entry);
            }
        }
        return null;
    }

    // Train/model.json
    private MadeSubject? OfArtifact(string name) =>
        runs.All().Select(run => Made(name, run, name, file: null)).FirstOrDefault(made => made is not null);

    private static MadeSubject? Made(string name, KnownRun run, string artifact, string? file)
    {
        var slash = artifact.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && run.Lock.Find(artifact[..slash]) is { } stage
            && stage.Outputs.FirstOrDefault(output => output.Path == artifact[(slash + 1)..]) is { } output
                ? new MadeSubject(name, run, [(stage, output)], file)
                : null;
    }

    private NamedSubject? OfDigest(string name, string? digits)
    {
        if (digits is null)
            return null;
        foreach (var run in runs.All())
        {
            foreach (var stage in run.Lock.Stages)
            {
                if (stage.Outputs.FirstOrDefault(one => Begins(one.Digest.Hex, digits)) is { } output)
                    return new MadeSubject(name, run, [(stage, output)], File: null);
            }
            foreach (var entry in run.Lock.Stages.SelectMany(stage => stage.Entries))
            {
                if (entry.Kind == EntryKind.Input && Digest.TryParse(entry.Value, out var source)
                    && Begins(source.Hex, digits))
                    return new SourceSubject(name, run, entry);
            }
        }
        return null;
    }

    private static bool Begins(string hex, string digits) => hex.StartsWith(digits, StringComparison.Ordinal);

    private static string? DigestOf(string file) => FileStat.Of(file) is null ? null : Digest.OfFile(file).Hex;

    private static string? Prefix(string name)
    {
        var digits = name.StartsWith("sha256:", StringComparison.Ordinal) ? name["sha256:".Length..] : name;
        return digits.Length >= ShortestDigest && digits.All(char.IsAsciiHexDigit) ? digits.ToLowerInvariant() : null;
    }

    private static string? Below(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || relative is ".." or "."
            || Path.IsPathRooted(relative) ? null : relative;
    }

    private InputException NothingPublished() => new(new Fault(
        $"nothing of {paths.Study} is published, and no run of it is known here",
        $"Run {Help.Script} --study={paths.Study} first."));

    private InputException Unknown(string name, string file)
    {
        var other = StudyReader.Studies(paths).FirstOrDefault(study => study != paths.Study && IsOf(study, file));
        return new InputException(other is not null
            ? new Fault($"{name} is of the study {other}, not of {paths.Study}", $"Add --study={other}.")
            : FileStat.Of(file) is not null
                ? new Fault(
                    $"{name} was neither made nor read by a run of {paths.Study} that is known here",
                    "Name a published file, an artifact such as Train/model.json, a source of the study, or a digest.")
                : new Fault(
                    $"'{name}' is neither a file, an artifact nor a digest of a run of {paths.Study}",
                    "Name a published file, an artifact such as Train/model.json, a source of the study, or a digest "
                    + $"of {ShortestDigest} digits or more."));
    }

    private bool IsOf(string study, string file)
    {
        var its = paths with { Study = study };
        return Array.Exists([its.Published, its.Artifacts, its.StudyFolder], folder => Below(folder, file) is not null);
    }
}
