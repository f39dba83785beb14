using System.Reflection;
using Cake.Frosting;
using Kayfabe.Build.Git;
using Kayfabe.Build.Publishing;
using Kayfabe.Bundle.Contents;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Bundling;

/// <summary>Finds the files of a bundle: nothing that the lock or git does not name goes into it.</summary>
internal sealed class BundleCollector(BuildContext context, BundledRun run)
{
    private readonly Dictionary<string, BundleFile> _files = new(StringComparer.Ordinal);

    private string Study => context.Paths.Study;

    /// <summary>What the bundle is made from.</summary>
    /// <param name="withData">Whether the study's data, and what stages made of them, are in it.</param>
    /// <exception cref="InputException">Something is missing or is not what the lock says.</exception>
    public BundleContents Collect(bool withData)
    {
        var stages = PresentInputs.Of(context, run.Lock);
        var data = new StudyData(context, stages);
        var git = new GitRepository(context.Paths.Root);
        var code = AddCode(git, withData);
        Add(BundlePaths.Settings(Study), context.Paths.StudyFile, BundlePart.Settings);
        Add(BundlePaths.Lock(Study), Path.Combine(context.Paths.Published, Publisher.LockFile), BundlePart.Lock);
        foreach (var stage in run.Lock.Stages)
        {
            foreach (var output in stage.Outputs)
                Add(stage, output, withData);
        }
        foreach (var file in withData ? data.Files() : [])
            _files[file.Path] = file;
        return new BundleContents
        {
            Settings = context.Settings,
            Lock = run.Lock,
            LockDigest = run.LockDigest,
            Metrics = run.Metrics,
            Code = code,
            StageDescriptions = stages.ToDictionary(stage => stage.Name, stage => DescriptionOf(stage.Type)),
            Inputs = data.Inputs,
            Files = [.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)],
            HasData = withData,
        };
    }

    // Of other studies nothing, of this one what git has beside its inputs (a README) with the data. What lies in data/
    // itself, the schema and the prices, is the code's.
    private CodeRevision AddCode(GitRepository git, bool withData)
    {
        foreach (var (path, isExecutable) in git.TrackedFiles())
        {
            var isData = path.StartsWith("data/", StringComparison.Ordinal) && path.LastIndexOf('/') > "data".Length;
            var isOfStudy = path.StartsWith($"data/{Study}/", StringComparison.Ordinal);
            if (path.StartsWith("reports/", StringComparison.Ordinal) || (isData && !(isOfStudy && withData)))
                continue;
            var file = Path.Combine(context.Paths.Root, path);
            if (FileStat.Of(file) is null)
                continue; // Removed, and not committed: the revision says that code was edited.
            Add(path, file, isData ? BundlePart.Data : BundlePart.Code);
            _files[path] = _files[path] with { IsExecutable = isExecutable };
        }
        if (!_files.ContainsKey(BundlePaths.Workflow))
        {
            throw new InputException(new Fault(
                "git does not track it, and a bundle has the code", "Work in a clone of the code.",
                BundlePaths.Workflow));
        }
        var isEdited = git.IsEdited(out var untracked, ":(exclude,glob)data/*/**", ":(exclude)reports");
        if (untracked.Count > 0)
        {
            Console.Error.WriteLine(
                $"Warning: not in the bundle, since git does not track it: {string.Join(", ", untracked.Take(5))}"
                + (untracked.Count > 5 ? $" and {untracked.Count - 5} more" : "")
                + ". If the code needs it, git add it first.");
        }
        return new CodeRevision(git.Head(), isEdited);
    }

    private void Add(LockedStage stage, OutputFile output, bool withData)
    {
        var path = BundlePaths.Output(Study, stage, output);
        var part = stage.Stage == BundlePaths.ReportStage ? BundlePart.Report
            : BundlePaths.ModelName(stage.Stage, output.Path) is not null ? BundlePart.Model
            : BundlePart.Artifact;
        if (part != BundlePart.Artifact || withData)
            _files[path] = new BundleFile(path, output.Digest, output.Size, part, SourceOf(path, stage, output));
    }

    // Published, in place, or in the store.
    private string SourceOf(string path, LockedStage stage, OutputFile output)
    {
        string[] places = [Path.Combine(context.Paths.Root, path), context.PathOf(stage.Stage, output.Path)];
        foreach (var file in places)
        {
            if (context.Index.TryDigestOf(file) == output.Digest)
                return file;
        }
        return context.Content.IsWhole(output.Digest)
            ? context.Content.PathOf(output.Digest)
            : throw new InputException(new Fault(
                $"{stage.Stage}/{output.Path} of the published run is neither in place nor in the store",
                BundledRun.Remedy(context)));
    }

    private void Add(string path, string file, BundlePart part) => _files[path] = new BundleFile(
        path,
        context.Index.TryDigestOf(file) ?? throw new InputException(new Fault(
            "it cannot be read", "Check that it is a file that you may read.", context.Paths.Display(file))),
        new FileInfo(file).Length, part, file);

    private static string DescriptionOf(Type stage) =>
        stage.GetCustomAttribute<TaskDescriptionAttribute>()?.Description ?? "";
}
