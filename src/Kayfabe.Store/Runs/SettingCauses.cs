using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>
/// The settings that differ, each once: <c>threshold</c> of Featurize is also <c>featurize.threshold</c> of the stages
/// that use it, and <c>--threshold</c> if it was given on the command line.
/// </summary>
internal static class SettingCauses
{
    // Derived from the study's seed and the stage's name.
    private const string DerivedSeed = "derived seed", Seed = "seed", Option = "--";

    public static IEnumerable<Cause> Of(StageChange[] changes, IEnumerable<LockedStage> stages)
    {
        var order = stages.Select(stage => stage.Stage).Distinct(StringComparer.Ordinal).ToList();
        // With their full names: the section is that of the stage.
        var whole = changes.Where(change => OwnerOf(change, order) is not null)
            .DistinctBy(change => (change.Change.Name, change.Change.Before, change.Change.Now)).ToArray();
        var others = changes.Where(change =>
            OwnerOf(change, order) is null && !whole.Any(named => IsSame(named.Change, change.Change))).ToArray();
        var hasSeed = others.Any(change => change.Change.Name == Seed);
        return whole.Select(change => Owned(change, OwnerOf(change, order)!))
            .Concat(others
                .Where(change => !(hasSeed && change.Change.Name == DerivedSeed))
                .Where(change => !IsRedundant(change.Change, whole, others))
                .Select(change => change.ToCause(CauseKind.Setting)))
            .OrderBy(cause => order.IndexOf(cause.Stages[0]));
    }

    private static string? OwnerOf(StageChange change, IEnumerable<string> stages)
    {
        var dot = change.Change.Name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : stages.FirstOrDefault(stage =>
            string.Equals(stage, change.Change.Name[..dot], StringComparison.OrdinalIgnoreCase));
    }

    private static Cause Owned(StageChange change, string owner)
    {
        var prefix = owner.Length + 1;
        var cause = change.ToCause(CauseKind.Setting);
        return cause with { Stages = [owner], Name = cause.Name[prefix..], Text = cause.Text[prefix..] };
    }

    private static bool IsSame(Change named, Change change) =>
        named.Before == change.Before && named.Now == change.Now && EndsIn(named.Name, change.Name);

    // A command-line option whose setting is listed already.
    private static bool IsRedundant(Change option, StageChange[] whole, StageChange[] others) =>
        option.Name.StartsWith(Option, StringComparison.Ordinal)
        && whole.Concat(others).Any(change => EndsIn(change.Change.Name, option.Name[Option.Length..]));

    private static bool EndsIn(string whole, string name) =>
        whole == name || whole.EndsWith("." + name, StringComparison.Ordinal);
}
