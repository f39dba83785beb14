using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Git;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Build.Stages;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Build.Comparing;

/// <summary>A run that was found.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="Description">What that is, a phrase.</param>
/// <param name="Lock">What it was made from; null for a revision that has no lock.</param>
/// <param name="Files">Its files by name, as far as the run has them.</param>
public sealed record FoundRun(string Name, string Description, StudyLock? Lock,
    IReadOnlyDictionary<string, byte[]> Files);

/// <summary>
/// Finds a run by what a user calls it: <see cref="Options.Latest"/>, a run's id or the beginning of one, a git
/// revision - in this order, so that <c>refs/heads/...</c> tells a branch from a run of the same name.
/// </summary>
/// <param name="paths">Where things are.</param>
/// <param name="runs">The locks of earlier runs.</param>
/// <param name="content">The store of their results.</param>
public sealed class RunFinder(ProjectPaths paths, RunStore runs, ContentStore content)
{
    /// <summary>The names of the files of a run.</summary>
    public const string Metrics = MetricsFile.Name, Predictions = "predictions.csv";

    // A shorter one is more likely the name of a branch.
    private const int ShortestId = 4;

    private readonly GitRepository _git = new(paths.Root);

    /// <summary>Finds a run.</summary>
    /// <exception cref="InputException">No run has this name, or its results are no longer stored.</exception>
    public FoundRun Find(string name) => IdOf(name) is { } id ? Run(name, id) : Published(name);

    /// <summary>Finds the lock of a run, which may also be a file; its results need not be stored.</summary>
    /// <exception cref="InputException">No run and no lock has this name.</exception>
    /// <exception cref="Store.StoreException">The lock is damaged, or of a newer version.</exception>
    public StudyLock FindLock(string name)
    {
        var found = StoredFile.Read(Path.GetFullPath(name)) is { } bytes
            ? StudyLock.Read(bytes, paths.Display(Path.GetFullPath(name)))
            : IdOf(name) is { } id ? LockOf(id)
            : LockOf(name, CommitOf(name)) ?? throw new InputException(new Fault(
                $"no {Publisher.LockFile} of {paths.Study} is published in {name}",
                $"Name another revision, or a run: {Recent()}."));
        return found.Study == paths.Study ? found : throw new InputException(new Fault(
            $"'{name}' is of the study '{found.Study}'", $"Name a run of {paths.Study}: {Recent()}."));
    }

    // Null for what is no run.
    private string? IdOf(string name)
    {
        if (name == Options.Latest)
            return LatestId();
        var ids = name.Length < ShortestId
            ? [] : runs.Ids.Where(id => id.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return ids switch
        {
            [var id] => id,
            [] => null,
            _ => throw new InputException(new Fault(
                $"'{name}' matches {ids.Length} runs: {string.Join(", ", ids)}", "Give more of the id.")),
        };
    }

    /// <summary>A clause for a message that lists the latest runs.</summary>
    public string Recent()
    {
        const int shown = 5;
        var latest = RunRecord.ReadId(paths.RunFile);
        var ids = runs.Ids.Take(shown).Select(id => id == latest ? $"{id} (latest)" : id).ToArray();
        return ids.Length == 0 ? "there is no run of this study yet" : $"the latest runs are {string.Join(", ", ids)}";
    }

    private string LatestId()
    {
        if (RunRecord.ReadId(paths.RunFile) is { } id)
            return id;
        var command = $"{Help.Script} --study={paths.Study}";
        throw new InputException(File.Exists(paths.RunFile)
            ? new Fault("the last run here failed, or ran one stage alone",
                $"Run {command}, or name a run: {Recent()}.")
            : new Fault($"no run of {paths.Study} was made here yet", $"Run {command} first."));
    }

    private FoundRun Run(string name, string id)
    {
        var run = LockOf(id);
        return new FoundRun(name, name == id ? "a run here" : $"run {id}", run, Stored(run));
    }

    private StudyLock LockOf(string id) => runs.Find(id) ?? throw new InputException(new Fault(
        $"run {id} is no longer in the store", "Run the build again, with the settings and the data that it had."));

    private Dictionary<string, byte[]> Stored(StudyLock run)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in (string[])[Metrics, Predictions])
        {
            if (run.OutputOf(nameof(Evaluate), name) is not { } digest)
                continue;
            using var folder = new TemporaryFolder();
            var copy = folder.File(name);
            if (!content.TryFetch(digest, copy))
            {
                throw new InputException(new Fault(
                    $"the results of run {run.Id} are no longer in the store",
                    $"Run it again: {CommandOf(run)}, with the study as it was."));
            }
            files[name] = File.ReadAllBytes(copy);
        }
        return files;
    }

    // The report's key has what the command line overrode.
    private static string CommandOf(StudyLock run) => string.Join(' ', (string[])
    [
        Help.Script, $"--study={run.Study}",
        .. (run.Find(nameof(Stages.Report))?.Entries ?? [])
            .Where(entry => entry.Name.StartsWith(StageInputs.OverrideEntry, StringComparison.Ordinal))
            .Select(entry => (Name: entry.Name[StageInputs.OverrideEntry.Length..], entry.Value))
            .Select(one => new SettingOverride(one.Name, one.Value ?? "").Option),
    ]);

    private FoundRun Published(string name)
    {
        var commit = CommitOf(name);
        var folder = $"reports/{paths.Study}/";
        var run = LockOf(name, commit);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        (string, string)[] published = [(Metrics, Metrics), (Predictions, Stages.Report.PredictionsTable)];
        foreach (var (file, path) in published)
        {
            if (_git.Read(commit, folder + path) is not { } content)
                continue;
            if (run is not null && run.OutputOf(nameof(Stages.Report), path) != Store.Keys.Digest.Of(content))
                throw new InputException(new Fault(
                    $"it does not match the digest in {Publisher.LockFile} beside it",
                    "The two were not published together: name another revision.",
                    $"{folder}{path} of {name}"));
            files[file] = content;
        }
        if (run is null && files.Count == 0)
            throw new InputException(
                new Fault($"nothing of {paths.Study} is published in {name}",
                    $"Name another revision, or a run: {Recent()}."));
        return new FoundRun(name, $"git commit {commit[..12]}" + (run is null ? "" : $", run {run.Id}"), run, files);
    }

    private string CommitOf(string name) => _git.CommitOf(name) ?? throw new InputException(new Fault(
        $"'{name}' is neither a run nor a git revision", $"Name a revision such as HEAD~1, or a run: {Recent()}."));

    private StudyLock? LockOf(string name, string commit)
    {
        var path = $"reports/{paths.Study}/{Publisher.LockFile}";
        return _git.Read(commit, path) is { } bytes ? StudyLock.Read(bytes, $"{path} of {name}") : null;
    }
}
