using System.Diagnostics.CodeAnalysis;
using Cake.Core.Diagnostics;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Running;

/// <summary>Runs stages: key, look up, (restore or make in a scratch folder), store, record.</summary>
public sealed class StageRunner
{
    private readonly RunContext _context;
    private readonly StageKeys _keys;
    private readonly UpstreamArtifacts _artifacts;
    private readonly StageMaker _maker;
    private readonly Dictionary<Type, ActionRecord?> _records = [];
    private readonly List<StageRun> _runs = [];
    private readonly List<LockedStage> _locked = [];
    private bool _isPart;

    internal StageRunner(RunContext context)
    {
        _context = context;
        _keys = new StageKeys(context, Upstream);
        _artifacts = new UpstreamArtifacts(context);
        _maker = new StageMaker(context, _keys, _artifacts);
    }

    /// <summary>The stages so far, in the order in which they ran or were found.</summary>
    public IReadOnlyList<StageRun> Runs => _runs;

    /// <summary>
    /// What this run made, and from what; null where a stage failed, or where one ran alone, which does not check what
    /// its inputs were made from.
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
            return new StudyLock(_context.Paths.Study, _locked);
        }
    }

    /// <summary>The results of <see cref="Lock"/>, in its order: they also say who made them.</summary>
    public IReadOnlyList<ActionRecord> Results() =>
        [.. _locked.Select(locked => _records.First(made => made.Key.Name == locked.Stage).Value!)];

    /// <inheritdoc cref="StageKeys.Describe"/>
    public string? Describe(KeyEntry before, KeyEntry now) => _keys.Describe(before, now);

    /// <summary>Runs one stage, or finds its result.</summary>
    public void Run(IStage stage)
    {
        var name = stage.GetType().Name;
        var started = _context.Clock.GetTimestamp();
        Verdict? verdict = null;
        var notes = new List<string>();
        try
        {
            if (!FindOrMake(stage, notes, out verdict))
            {
                _records[stage.GetType()] = null;
                Add(name, StageVerdict.NotApplicable, null, "study.json has no section for it", started);
                return;
            }
            stage.Accept(_context);
            if (stage.IsPublished)
                _context.Publish(stage.GetType(), _records[stage.GetType()]!);
            var (kind, reason) = verdict is Miss miss
                ? (StageVerdict.Ran, (MissReason?)miss.Reason) : (StageVerdict.Hit, null);
            Add(name, kind, reason, verdict.Detail, started, notes);
        }
        catch (Exception e)
        {
            var explained = SystemErrors.Explain(e, _context.Paths);
            Add(name, StageVerdict.Failed, (verdict as Miss)?.Reason, FirstLine(explained.Message), started, notes);
            if (ReferenceEquals(explained, e))
                throw;
            throw explained;
        }
        finally
        {
            _context.Progress.Clear();
        }
    }

    /// <summary>
    /// Finds or makes one of many results of a kind, such as the cells of a sweep. It has no folder among the
    /// artifacts: the store keeps it. Safe to call from several threads.
    /// </summary>
    /// <param name="stage">What makes it; it applies to the study.</param>
    /// <param name="folder">A folder that does not exist yet; the outputs are put there.</param>
    public SideResult FindOrMake(IStage stage, string folder)
    {
        var prepared = _keys.Prepare(stage)!;
        var notes = new List<string>();
        var found = Fetched(prepared, folder);
        if (found is null && _context.Remote?.Bring(prepared.Key.Key, out _) == true)
            found = Fetched(prepared, folder);
        if (found is not null)
        {
            StageNotes.Read(folder, found, notes);
            return new SideResult(found, IsHit: true, notes);
        }
        if (Damaged(prepared) is { } damaged)
            throw RunAgain(damaged);
        ResultStore.Begin(folder);
        var started = _context.Clock.GetTimestamp();
        _maker.Make(prepared, folder, notes);
        var made = _context.Results.Keep(
            prepared.Name, prepared.Key, folder, SecondsSince(started), _context.OriginSince(started));
        return new SideResult(made, IsHit: false, notes);
    }

    private ActionRecord? Fetched(PreparedStage stage, string folder) =>
        _context.Results.Find(stage.Key.Key, out _) is { } found && _context.Results.Fetch(found, folder) is null
            ? found : null;

    // The verdict is known before the work begins, and also where it fails. False where the study does not use the
    // stage.
    private bool FindOrMake(IStage stage, List<string> notes, [NotNullWhen(true)] out Verdict? verdict)
    {
        verdict = null;
        if (_keys.Prepare(stage) is not { } prepared)
            return false;
        var name = prepared.Name;
        verdict = LookUp(prepared, out var record);
        if (verdict is Miss miss)
        {
            if (!_context.Paths.IsApart)
                _context.Log.Information("{0}: {1}", name, miss.Detail);
            var started = _context.Clock.GetTimestamp();
            while (Damaged(prepared) is { } damaged)
                Remake(damaged);
            var scratch = _context.Workspace.NewScratch(name);
            _maker.Make(prepared, scratch, notes);
            record = _context.Workspace.Commit(
                name, prepared.Key, scratch, SecondsSince(started), _context.OriginSince(started),
                (output, stat) => _artifacts.Made(prepared.Type, output, stat));
        }
        else
        {
            StageNotes.Read(_context.Workspace.FolderOf(name), record!, notes);
        }
        _records[prepared.Type] = record;
        _locked.RemoveAll(locked => locked.Stage == name);
        _locked.Add(new LockedStage(name, prepared.Key.Key, record!.Entries, record.Outputs));
        return true;
    }

    // What is not here may be on the remote, if there is one.
    private Verdict LookUp(PreparedStage stage, out ActionRecord? record)
    {
        var verdict = _context.Workspace.LookUp(stage.Name, stage.Key, Describe, out record);
        if (verdict is not Miss miss || _context.Remote is not { } remote)
            return verdict;
        if (!remote.Bring(stage.Key.Key, out var detail))
            return detail is null ? miss : miss with { Detail = $"{miss.Detail}; {detail}" };
        verdict = _context.Workspace.LookUp(stage.Name, stage.Key, Describe, out record);
        return verdict is Hit ? new Hit(detail!) : verdict;
    }

    private UpstreamArtifact? Damaged(PreparedStage stage) => _artifacts.Check(stage, restored => Amend(
        restored.Stage, run => run with { Detail = $"{restored.Output.Path} was damaged: restored from the store" }));

    // It is no longer in place, nor in the store: looked up anew, its stage has to run.
    private void Remake(UpstreamArtifact damaged)
    {
        var type = damaged.Stage;
        var before = _records.GetValueOrDefault(type) ?? _context.Workspace.InPlace(type.Name);
        var notes = new List<string>();
        FindOrMake((IStage)Activator.CreateInstance(type)!, notes, out var verdict);
        Amend(type, run => verdict is Hit hit
            ? run with { Detail = $"{damaged.Output.Path} was damaged: {hit.Detail}", Notes = notes }
            : run with
            {
                Verdict = StageVerdict.Ran,
                Reason = MissReason.Damaged,
                Detail = $"{damaged.Output.Path} was damaged",
                Notes = notes,
            });
        if (before is not null && !before.Outputs.SequenceEqual(_records[type]!.Outputs))
            throw RunAgain(damaged);
    }

    private static InputException RunAgain(UpstreamArtifact damaged) =>
        new(new Fault($"{damaged} was damaged, and has been removed", "Run the build again: it is made anew."));

    private ActionRecord? Upstream(Type stage)
    {
        if (_records.TryGetValue(stage, out var record))
            return record;
        // Alone (--exclusive), a stage works on what is there.
        _isPart = true;
        if (((IStage)Activator.CreateInstance(stage)!).SettingsOf(_context.Sections) is null)
            return null;
        return _context.Workspace.InPlace(stage.Name) ?? throw new InputException(new Fault(
            $"there is no result of {stage.Name} here", $"Run without --exclusive, or --target={stage.Name} first."));
    }

    private void Amend(Type stage, Func<StageRun, StageRun> change)
    {
        var at = _runs.FindIndex(run => run.Stage == stage.Name);
        if (at >= 0)
            _runs[at] = change(_runs[at]);
    }

    private void Add(
        string stage, StageVerdict verdict, MissReason? reason, string detail, long started,
        List<string>? notes = null) =>
        _runs.Add(new StageRun(stage, verdict, reason, detail, SecondsSince(started), notes));

    private double SecondsSince(long started) => _context.Clock.GetElapsedTime(started).TotalSeconds;

    private static string FirstLine(string text) =>
        text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;
}

/// <summary>A result that has no folder among the artifacts.</summary>
/// <param name="Record">What was made, and from what.</param>
/// <param name="IsHit">Whether it was made by an earlier run.</param>
/// <param name="Notes">What its stage noted.</param>
public sealed record SideResult(ActionRecord Record, bool IsHit, IReadOnlyList<string> Notes);
