using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>The kinds of causes for which two runs differ.</summary>
public enum CauseKind
{
    /// <summary>A setting in study.json or on the command line.</summary>
    Setting,

    /// <summary>A file or folder of the study.</summary>
    Data,

    /// <summary>Code that a stage reaches, or the format of its outputs.</summary>
    Code,

    /// <summary>The version of a package or program.</summary>
    Environment,

    /// <summary>Stages that only one of the runs has.</summary>
    Stages,

    /// <summary>Different outputs of a stage from the same inputs.</summary>
    Outcome,
}

/// <summary>A difference between two runs that is not a consequence of another one.</summary>
/// <param name="Kind">The kind of cause.</param>
/// <param name="Stages">The first stage that it affects, or all stages whose code changed. At least one.</param>
/// <param name="Name">A setting's name within its stage, a path, a package.</param>
/// <param name="A">Its value in the first run; null if it has none.</param>
/// <param name="B">Its value in the second run.</param>
/// <param name="Text">In the words of the run table: <c>threshold 95 -> 90</c>.</param>
public sealed record Cause(
    CauseKind Kind, IReadOnlyList<string> Stages, string Name, string? A, string? B, string Text);

/// <summary>Explains why two runs differ.</summary>
public static class LockDifference
{
    /// <summary>
    /// The causes, each once, by kind and then in the order of the stages. An artifact that differs only because an
    /// earlier stage changed is a consequence, and not included.
    /// </summary>
    /// <param name="a">The first run.</param>
    /// <param name="b">The second run.</param>
    /// <param name="describe">See <see cref="Difference.Explain"/>.</param>
    public static IReadOnlyList<Cause> Between(StudyLock a, StudyLock b, Func<KeyEntry, KeyEntry, string?> describe)
    {
        var pairs = b.Stages.Where(stage => a.Find(stage.Stage) is not null)
            .Select(stage => (A: a.Find(stage.Stage)!, B: stage)).ToArray();
        StageChange[] changes =
        [
            .. pairs.SelectMany(pair => Difference.Between(pair.A.Entries, pair.B.Entries, describe)
                .Select(change => new StageChange(pair.B.Stage, change))),
        ];
        return
        [
            .. SettingCauses.Of(
                [.. changes.Where(change => change.Change.Kind == EntryKind.Setting)], b.Stages.Concat(a.Stages)),
            .. FirstOf(CauseKind.Data, changes, EntryKind.Input),
            .. Code(changes, pairs.Length),
            .. FirstOf(CauseKind.Environment, changes, EntryKind.Package, EntryKind.Environment),
            .. OnlyIn(a, b, "only in a"),
            .. OnlyIn(b, a, "only in b"),
            .. pairs.Where(pair => pair.A.Key == pair.B.Key).SelectMany(pair => Outcome(pair.A, pair.B)),
        ];
    }

    // A file or package of several stages is listed for the first one.
    private static IEnumerable<Cause> FirstOf(
        CauseKind kind, IEnumerable<StageChange> changes, params EntryKind[] kinds) =>
        from change in changes
        where kinds.Contains(change.Change.Kind)
        group change by (change.Change.Kind, change.Change.Name, change.Change.Before, change.Change.Now) into same
        select same.First().ToCause(kind);

    private static IEnumerable<Cause> Code(StageChange[] changes, int stages)
    {
        string[] changed =
            [.. changes.Where(change => change.Change.Kind == EntryKind.Code).Select(change => change.Stage)];
        if (changed.Length > 0)
        {
            var text = changed.Length == stages && stages > 1 ? "code of every stage changed"
                : $"code of {string.Join(", ", changed)} changed";
            yield return new Cause(CauseKind.Code, changed, "code", null, null, text);
        }
        foreach (var change in changes.Where(change => change.Change.Kind == EntryKind.Schema))
            yield return change.ToCause(CauseKind.Code);
    }

    private static IEnumerable<Cause> OnlyIn(StudyLock run, StudyLock other, string text)
    {
        string[] stages = [.. run.Stages.Where(stage => other.Find(stage.Stage) is null).Select(stage => stage.Stage)];
        if (stages.Length > 0)
            yield return new Cause(
                CauseKind.Stages, stages, "stages", null, null, $"{string.Join(", ", stages)} {text}");
    }

    private static IEnumerable<Cause> Outcome(LockedStage a, LockedStage b)
    {
        static KeyEntry Entry(Content.OutputFile file) => new(EntryKind.Input, file.Path, file.Digest.ToString());
        return Difference.Between([.. a.Outputs.Select(Entry)], [.. b.Outputs.Select(Entry)], static (_, _) => "")
            .Select(change => new Cause(
                CauseKind.Outcome, [b.Stage], change.Name, change.Before, change.Now,
                $"{b.Stage}/{change.Name} differs, although the inputs are the same"));
    }
}

/// <summary>A change of a stage's key.</summary>
internal sealed record StageChange(string Stage, Change Change)
{
    public Cause ToCause(CauseKind kind) => new(kind, [Stage], Change.Name, Change.Before, Change.Now, Change.Text);
}
