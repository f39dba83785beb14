using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cake.Core.Diagnostics;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Hosting;

/// <summary>Runs stages: key, look up, (restore or build in a scratch folder), store, record.</summary>
public sealed class StageRunner(BuildContext context)
{
    private readonly Dictionary<Type, ActionRecord?> _records = [];
    private readonly List<StageRun> _runs = [];
    private readonly List<LockedStage> _locked = [];
    private bool _isPart;
    private readonly Lock _preparing = new();
    private readonly UpstreamArtifacts _artifacts = new(context);

    /// <summary>The stages that came up so far, in order.</summary>
    public IReadOnlyList<StageRun> Runs => _runs;

    /// <summary>
    /// What this run made, and from what; null where a stage failed, or one ran alone: it did not look at what it was
    /// made from.
    /// </summary>
    public StudyLock? Lock
    {
        get
        {
            if (_locked.Count == 0 || _isPart)
                return null;
            foreach (var run in _runs)
            {
                if (run.Verdict == StageVerdict.Failed)
                    return null;
            }
            return new StudyLock(context.Paths.Study, _locked);
        }
    }

    /// <summary>What a stage made in this run.</summary>
    /// <returns>Null where the study does not use the stage, or it did not come up.</returns>
    public ActionRecord? RecordOf(Type stage) => _records.GetValueOrDefault(stage);

    /// <summary>Runs one stage, or finds its result.</summary>
    public void Run(IStage stage)
    {
        var name = stage.GetType().Name;
        var started = context.Clock.GetTimestamp();
        Verdict? verdict = null;
        var notes = new List<string>();
        try
        {
            if (stage.SettingsOf(context.Sections) is not { } settings)
            {
                _records[stage.GetType()] = null;
                Note(name, StageVerdict.NotApplicable, null, "study.json has no section for it", started);
                return;
            }
            Make(stage, settings, notes, out verdict);
            stage.Accept(context);
            if (stage.IsPublished)
                context.Publisher.Publish(stage.GetType(), _records[stage.GetType()]!);
            var (kind, reason) = verdict is Miss miss ? (StageVerdict.Ran, (MissReason?)miss.Reason) : (StageVerdict.Hit, null);
            Note(name, kind, reason, verdict.Detail, started, notes);
        }
        catch (Exception e)
        {
            var explained = Failure.Explain(e, context.Paths);
            Note(name, StageVerdict.Failed, (verdict as Miss)?.Reason, FirstLine(explained.Message), started, notes);
            if (ReferenceEquals(explained, e))
                throw;
            throw explained;
        }
        finally
        {
            context.Progress.Clear();
        }
    }

    /// <summary>
    /// Finds or makes one of many results of a kind. It has no place of its own among the artifacts: the store keeps it.
    /// Safe to call from several threads.
    /// </summary>
    /// <param name="stage">What makes it; it applies to the study.</param>
    /// <param name="folder">A folder that does not exist yet; the outputs are put there.</param>
    /// <returns>The record, and whether it was found.</returns>
    public (ActionRecord Record, bool IsHit) RunAside(IStage stage, string folder)
    {
        Prepared prepared;
        // What digests and fingerprints are learnt with is for one thread.
        lock (_preparing)
            prepared = Prepare(stage, stage.SettingsOf(context.Sections)!);
        if (context.Results.Find(prepared.Key.Key, out _) is { } record && context.Results.Fetch(record, folder) is null)
            return (record, true);
        lock (_preparing)
        {
            if (Damaged(prepared) is { } damaged)
                throw RunAgain(damaged);
        }
        ResultStore.Begin(folder);
        var started = context.Clock.GetTimestamp();
        Make(stage, prepared, folder, []);
        return (context.Results.Keep(stage.GetType().Name, prepared.Key, folder, SecondsSince(started)), false);
    }

    // The verdict is known before the work begins, and also where it fails.
    private void Make(IStage stage, object settings, List<string> notes, [NotNull] out Verdict? verdict)
    {
        verdict = null;
        var name = stage.GetType().Name;
        var prepared = Prepare(stage, settings);
        verdict = context.Workspace.Look(name, prepared.Key, Describe, out var record);
        if (verdict is Miss miss)
        {
            context.Log.Information("{0}: {1}", name, miss.Detail);
            var started = context.Clock.GetTimestamp();
            while (Damaged(prepared) is { } damaged)
                Remake(damaged);
            var scratch = context.Workspace.NewScratch(name);
            Make(stage, prepared, scratch, notes);
            record = context.Workspace.Commit(
                name, prepared.Key, scratch, SecondsSince(started), (output, stat) => _artifacts.Made(stage.GetType(), output, stat));
        }
        else
        {
            StageNotes.Read(context.Workspace.FolderOf(name), record!, notes);
        }
        _records[stage.GetType()] = record;
        _locked.RemoveAll(locked => locked.Stage == name);
        _locked.Add(new LockedStage(name, prepared.Key.Key, record!.Entries, record.Outputs));
    }

    private (Type Stage, string Artifact)? Damaged(Prepared prepared) => _artifacts.Check(
        prepared.Inputs, prepared.Upstream,
        (stage, artifact) => Amend(stage, run => run with { Detail = $"{artifact} was damaged: restored from the store" }));

    // It is no longer in place, nor in the store: looked up anew, its stage has to run.
    private void Remake((Type Stage, string Artifact) damaged)
    {
        var (type, artifact) = damaged;
        var stage = (IStage)Activator.CreateInstance(type)!;
        var before = _records.GetValueOrDefault(type) ?? context.Workspace.InPlace(type.Name);
        var notes = new List<string>();
        Make(stage, stage.SettingsOf(context.Sections)!, notes, out _);
        Amend(type, run => run with
        {
            Verdict = StageVerdict.Ran,
            Reason = MissReason.Damaged,
            Detail = $"{artifact} was damaged",
            Notes = notes,
        });
        if (before is not null && !before.Outputs.SequenceEqual(_records[type]!.Outputs))
            throw RunAgain(damaged);
    }

    private void Amend(Type stage, Func<StageRun, StageRun> change)
    {
        var at = _runs.FindIndex(run => run.Stage == stage.Name);
        if (at >= 0)
            _runs[at] = change(_runs[at]);
    }

    private static InputException RunAgain((Type Stage, string Artifact) damaged) => new(new Fault(
        $"{damaged.Stage.Name}/{damaged.Artifact} was damaged, and is removed", "Run the build again: it is made anew."));

    private void Make(IStage stage, Prepared prepared, string folder, List<string> notes)
    {
        var type = stage.GetType();
        var stamps = prepared.Inputs.Stamps();
        var reads = folder + ".reads";
        try
        {
            _artifacts.Provide(reads, prepared.Inputs, prepared.Upstream);
            stage.Make(new StageWork(type, prepared.Inputs, prepared.Upstream, context, folder, reads, notes), prepared.Settings);
        }
        catch (Exception e) when (UpstreamArtifacts.Missing(type.Name, e, prepared.Inputs, prepared.Upstream) is { } missing)
        {
            throw new InvalidOperationException(missing, e);
        }
        finally
        {
            if (Directory.Exists(reads))
                Directory.Delete(reads, recursive: true);
        }
        StageNotes.Write(folder, notes);
        if (ChangeSince(stamps, stage, prepared) is { } change)
        {
            throw new InputException(new Fault(
                $"{change} while {type.Name} ran", "Nothing of what it made was kept. Run the build again."));
        }
    }

    // A file that was edited after it was hashed may have been read as it is now, or as it was in between: kept under the
    // key of what it was, the result would be stale for good.
    private string? ChangeSince(IReadOnlyList<(string Name, string? Stamp)> stamps, IStage stage, Prepared prepared)
    {
        lock (_preparing)
        {
            if (_artifacts.Changed(prepared.Inputs, prepared.Upstream) is { } changed)
                return $"{changed.Stage.Name}/{changed.Artifact} was changed or removed";
            if (!prepared.Inputs.ReadsFiles)
                return null;
            var now = Prepare(stage, prepared.Settings);
            if (Difference.Between(prepared.Key.Entries, now.Key.Entries, Describe) is [var change, ..])
                return change.Text;
            var written = stamps.Except(now.Inputs.Stamps()).Select(stamp => stamp.Name).FirstOrDefault();
            return written is null ? null : $"{written} was written to (its content is as before)";
        }
    }

    private Prepared Prepare(IStage stage, object settings)
    {
        var type = stage.GetType();
        var upstream = DependenciesOf(type).ToDictionary(dependency => dependency, Upstream);
        var inputs = new StageInputs(context, type);
        stage.Inputs(inputs, settings);
        return new Prepared(settings, upstream, inputs, new KeyDescription(Entries(stage, settings, inputs, upstream)));
    }

    private ActionRecord? Upstream(Type stage)
    {
        if (_records.TryGetValue(stage, out var record))
            return record;
        // Alone (--exclusive), a stage works on what is there.
        _isPart = true;
        if (((IStage)Activator.CreateInstance(stage)!).SettingsOf(context.Sections) is null)
            return null;
        return context.Workspace.InPlace(stage.Name) ?? throw new InputException(new Fault(
            $"there is no result of {stage.Name} here", $"Run without --exclusive, or --target={stage.Name} first."));
    }

    /// <summary>The stages that a stage names in <c>[IsDependentOn]</c>.</summary>
    public static IEnumerable<Type> DependenciesOf(Type stage) =>
        Targets.DependenciesOf(stage).Where(task => task.IsAssignableTo(typeof(IStage)));

    private IEnumerable<KeyEntry> Entries(
        IStage stage, object settings, StageInputs inputs, IReadOnlyDictionary<Type, ActionRecord?> upstream)
    {
        var type = stage.GetType();
        yield return new KeyEntry(
            EntryKind.Schema, type.Name, stage.SchemaVersion.ToString(CultureInfo.InvariantCulture));
        yield return new KeyEntry(
            EntryKind.Environment, ".NET", Environment.Version.Major.ToString(CultureInfo.InvariantCulture));
        foreach (var entry in context.Fingerprints.Of(type).Entries(type.Name))
            yield return entry;
        foreach (var (name, value) in SettingEntries.Of(settings))
            yield return new KeyEntry(EntryKind.Setting, name, value);
        foreach (var entry in inputs.Entries)
            yield return entry;
        foreach (var (dependency, record) in upstream)
        {
            if (record is null)
                yield return new KeyEntry(EntryKind.Artifact, dependency.Name, null);
            foreach (var output in record?.Outputs ?? [])
            {
                if (inputs.Reads(dependency, output.Path))
                    yield return new KeyEntry(EntryKind.Artifact, $"{dependency.Name}/{output.Path}", output.Digest.ToString());
            }
        }
    }

    /// <summary>
    /// Says which of its files changed of a folder, whose digest is that of its manifest; null for what is no folder, or
    /// is no longer in the store.
    /// </summary>
    public string? Describe(KeyEntry before, KeyEntry now) =>
        before.Kind == EntryKind.Input && Directory.Exists(Path.Combine(context.Paths.StudyFolder, now.Name))
        && Digest.TryParse(before.Value, out var old) && Digest.TryParse(now.Value, out var current)
            ? context.Tree.Describe(now.Name, old, current)
            : null;

    private void Note(
        string stage, StageVerdict verdict, MissReason? reason, string detail, long started, List<string>? notes = null) =>
        _runs.Add(new StageRun(stage, verdict, reason, detail, SecondsSince(started), notes));

    private double SecondsSince(long started) => context.Clock.GetElapsedTime(started).TotalSeconds;

    private static string FirstLine(string text) => text.Split('\n', 2)[0];

    // A stage and all that its result depends on.
    private sealed record Prepared(
        object Settings, IReadOnlyDictionary<Type, ActionRecord?> Upstream, StageInputs Inputs, KeyDescription Key);
}
