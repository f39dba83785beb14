using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Bundling;

/// <summary>
/// What the stages would read now: a bundle says that its code, settings and data made the published results, so each
/// must be what the lock says. The environment (the system, the XGBoost library) may be another one here: nothing is
/// run.
/// </summary>
internal static class PresentInputs
{
    /// <summary>The stages of the run with their inputs, in the order of the lock.</summary>
    /// <exception cref="InputException">Something differs from the lock: one line a stage.</exception>
    public static IReadOnlyList<PreparedStage> Of(BuildContext context, StudyLock run)
    {
        var keys = new StageKeys(context, type => run.Find(type.Name) is { } stage
            ? new ActionRecord(stage.Stage, stage.Entries, stage.Outputs, 0) : null);
        var faults = new FaultList();
        var stages = new List<PreparedStage>();
        foreach (var stage in Targets.StagesOf(nameof(Stages.Report)))
        {
            var prepared = keys.Prepare((IStage)Activator.CreateInstance(stage)!);
            var locked = run.Find(stage.Name);
            if (prepared is null && locked is null)
                continue;
            if (prepared is not null && locked is not null)
                stages.Add(prepared);
            if (Difference(context, prepared, locked) is { } difference)
            {
                faults.Add(new Fault(
                    $"{stage.Name} is not what is published: {difference}", BundledRun.Remedy(context)));
            }
        }
        faults.ThrowIfAny();
        return stages;
    }

    private static string? Difference(BuildContext context, PreparedStage? prepared, LockedStage? locked)
    {
        if (prepared is null)
            return "study.json has no section for it";
        if (locked is null)
            return "lock.json does not have it";
        var (before, now) = (WithoutEnvironment(locked.Entries), WithoutEnvironment(prepared.Key.Entries));
        return before.SequenceEqual(now)
            ? null
            : Store.Keys.Difference.Explain(before, now, context.Stages.Describe).Detail;
    }

    private static KeyEntry[] WithoutEnvironment(IReadOnlyList<KeyEntry> entries) =>
        [.. entries.Where(entry => entry.Kind != EntryKind.Environment)];
}
