using Kayfabe.Build.Running;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Explaining;

/// <summary>Finds out what a run would do, and does nothing of it.</summary>
internal sealed class Planner
{
    private readonly RunContext _context;
    private readonly StudyLock? _against;
    private readonly Func<KeyEntry, KeyEntry, string?> _describe;
    private readonly StageKeys _keys;
    private readonly PlacedResults _placed;
    private readonly Dictionary<string, ActionRecord> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _missing = new(StringComparer.Ordinal);

    /// <param name="context">The run, which only reads.</param>
    /// <param name="against">What reasons compare with; null for the last run of each stage here.</param>
    public Planner(RunContext context, StudyLock? against)
    {
        (_context, _against) = (context, against);
        var annotations = new AnnotationChanges(context);
        _keys = new StageKeys(context, Upstream);
        _describe = (before, now) => annotations.Describe(before, now) ?? _keys.Describe(before, now);
        _placed = new PlacedResults(context.Paths.Artifacts, context.Results, context.Content, context.Index);
    }

    /// <summary>The stages of a target, in an order in which they can run.</summary>
    public IReadOnlyList<PlannedStage> Plan(string target)
    {
        var plan = new List<PlannedStage>();
        foreach (var type in Targets.StagesOf(target))
        {
            var planned = Plan(type);
            // A stage that would run, or what those would that it waits for.
            if (planned.Plan is Explaining.Plan.Miss or Explaining.Plan.Waits)
                _missing[planned.Name] = planned.Plan == Explaining.Plan.Miss ? [planned.Name] : planned.WaitsFor;
            plan.Add(planned);
        }
        return plan;
    }

    private PlannedStage Plan(Type type)
    {
        if (_keys.Prepare((IStage)Activator.CreateInstance(type)!) is not { } stage)
        {
            return new PlannedStage(
                type.Name, Explaining.Plan.NotApplicable, null, "study.json has no section for it", [], [], null);
        }
        var before = Before(stage.Name);
        return Targets.StagesBefore(type).Any(other => _missing.ContainsKey(other.Name))
            ? Waiting(stage, before)
            : Known(stage, before);
    }

    private PlannedStage Known(PreparedStage stage, IReadOnlyList<KeyEntry>? before)
    {
        var verdict = _placed.Find(stage.Name, stage.Key, before, _describe, out var record);
        if (record is not null)
            _found[stage.Name] = record;
        var changes = before is null || (verdict is Hit && _against is null)
            ? [] : Difference.Between(before, stage.Key.Entries, _describe);
        var miss = verdict as Miss;
        // A hit differs from another run all the same.
        string[] detail = [verdict.Detail, .. miss is null ? changes.Select(change => change.Text) : []];
        return new PlannedStage(
            stage.Name, miss is null ? Explaining.Plan.Hit : Explaining.Plan.Miss, miss?.Reason,
            Join(detail), [], changes, stage.Key);
    }

    // What earlier stages will make is not known: the other entries are.
    private PlannedStage Waiting(PreparedStage stage, IReadOnlyList<KeyEntry>? before)
    {
        var waiting = Targets.StagesBefore(stage.Type).Select(other => other.Name).Where(_missing.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
        bool IsKnown(KeyEntry entry) =>
            entry.Kind != EntryKind.Artifact || !waiting.Contains(entry.Name.Split('/')[0]);
        KeyEntry[] known = [.. stage.Key.Entries.Where(IsKnown)];
        var changes = before is null ? [] : Difference.Between([.. before.Where(IsKnown)], known, _describe);
        string[] causes =
            [.. waiting.SelectMany(name => _missing[name]).Distinct(StringComparer.Ordinal)];
        return new PlannedStage(
            stage.Name, Explaining.Plan.Waits, null,
            Join([$"waits for {string.Join(", ", causes)}", .. changes.Select(change => change.Text)]),
            causes, changes, new KeyDescription(known));
    }

    private IReadOnlyList<KeyEntry>? Before(string stage) =>
        _against is null ? _placed.Last(stage)?.Entries : _against.Find(stage)?.Entries;

    // Of a stage that would run, nothing is known.
    private ActionRecord? Upstream(Type stage) =>
        _found.TryGetValue(stage.Name, out var record) ? record
        : ((IStage)Activator.CreateInstance(stage)!).SettingsOf(_context.Sections) is null ? null
        : new ActionRecord(stage.Name, [], [], 0);

    private static string Join(IEnumerable<string> parts)
    {
        const int shown = 4;
        string[] all = [.. parts.Where(part => part.Length > 0)];
        return string.Join("; ", all.Take(shown)) + (all.Length > shown ? $"; and {all.Length - shown} more" : "");
    }
}
