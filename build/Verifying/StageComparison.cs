using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Verifying;

/// <summary>Compares the stages of a lock with those that its sources give.</summary>
/// <param name="published">The lock.</param>
/// <param name="made">The lock of the run that made everything again.</param>
/// <param name="metrics">Whether the metrics agree, and in words how far they do.</param>
/// <param name="describe">See <see cref="Difference.Explain"/>.</param>
/// <param name="firstDifference">
/// The first difference of two outputs of a stage, the expected and the published one, in words; null where the
/// published bytes are not at hand.
/// </param>
internal sealed class StageComparison(
    StudyLock published, StudyLock made, (bool Agree, string Text) metrics,
    Func<KeyEntry, KeyEntry, string?> describe, Func<string, OutputFile, OutputFile, string?> firstDifference)
{
    private const int Named = 3;

    private readonly Dictionary<string, Match> _matches = new(StringComparer.Ordinal);

    /// <summary>A check for each stage, in the order of the run; what only the lock has comes last.</summary>
    public IReadOnlyList<VerifiedPart> Checks()
    {
        var checks = new List<VerifiedPart>();
        foreach (var stage in made.Stages)
        {
            var (match, detail) = published.Find(stage.Stage) is { } before
                ? Compare(before, stage)
                : (Match.Different, "the lock has no such stage");
            _matches[stage.Stage] = match;
            checks.Add(new VerifiedPart(stage.Stage, match, detail));
        }
        checks.AddRange(
            from stage in published.Stages
            where made.Find(stage.Stage) is null
            select new VerifiedPart(stage.Stage, Match.Different, "the lock has it, and the study does not use it"));
        return checks;
    }

    private (Match, string) Compare(LockedStage before, LockedStage now)
    {
        var changes = Difference.Between(before.Entries, now.Entries, describe);
        Change[] Of(params EntryKind[] kinds) => [.. changes.Where(change => kinds.Contains(change.Kind))];
        var sources = Of(EntryKind.Schema, EntryKind.Setting, EntryKind.Input);
        var code = Of(EntryKind.Code, EntryKind.Package);
        var environment = Of(EntryKind.Environment);
        var upstream = Of(EntryKind.Artifact);
        var output = OutputDifference(before, now);
        if (sources.Length > 0)
            return (Match.Different, $"{Text(sources)}; {output ?? "the outputs are the same"}");
        var inherited = Matches.Worst(upstream.Select(StageOf).Select(stage => _matches.GetValueOrDefault(stage)));
        if (inherited == Match.Different)
            return (Match.Different, $"follows from {Names(upstream)}");
        if (output is null)
        {
            return environment.Length + upstream.Length > 0
                ? (Match.Equivalent, $"{Text([.. environment, .. upstream, .. code])}; the outputs are the same")
                : code.Length > 0 ? (Match.SameResults, Text(code))
                : (Match.Identical, "");
        }
        if (code.Length > 0)
            return (Match.Different, $"{Text([.. code, .. environment])}; {output}");
        if (environment.Length + upstream.Length == 0)
            return (Match.Different, $"the same inputs and code; {output}");
        var cause = environment.Length > 0 ? Text(environment) : $"follows from {Names(upstream)}";
        return (metrics.Agree ? Match.Equivalent : Match.Different, $"{cause}; {metrics.Text}");
    }

    // Null where the outputs are the same.
    private string? OutputDifference(LockedStage before, LockedStage now)
    {
        foreach (var output in now.Outputs)
        {
            if (before.Outputs.FirstOrDefault(other => other.Path == output.Path) is not { } was)
                return $"the lock has no {output.Path}";
            if (was.Digest != output.Digest)
                return $"{output.Path} differs" + (firstDifference(now.Stage, output, was) is { } where
                    ? $", {where}" : $": expected {Short(output.Digest)}, found {Short(was.Digest)} in the lock");
        }
        return before.Outputs.FirstOrDefault(was => !now.Outputs.Any(output => output.Path == was.Path)) is { } extra
            ? $"{extra.Path} of the lock is no longer made"
            : before.Outputs.SequenceEqual(now.Outputs) ? null
            : "the sizes or the order of the outputs in the lock are wrong";
    }

    private static string StageOf(Change change) => change.Name.Split('/')[0];

    private static string Names(IEnumerable<Change> upstream) =>
        string.Join(", ", upstream.Select(StageOf).Distinct(StringComparer.Ordinal));

    private static string Text(Change[] changes) => string.Join("; ", changes.Take(Named).Select(change => change.Text))
        + (changes.Length > Named ? $"; and {changes.Length - Named} more" : "");

    private static string Short(Digest digest) => $"sha256:{digest.Hex[..12]}..";
}
