namespace Kayfabe.Store.Keys;

/// <summary>Says why a stage has to run, from what its key was made of last time and is made of now.</summary>
public static class Difference
{
    private const int Named = 3;

    /// <summary>The first reason in the order of <see cref="EntryKind"/>; its detail names up to three changes of that kind.</summary>
    /// <param name="before">The entries of the last run here; null where there was none.</param>
    /// <param name="now">The entries now.</param>
    /// <param name="describe">
    /// Puts a changed digest into words (which files of a folder changed); null where it cannot, or the values are not
    /// digests.
    /// </param>
    public static Miss Explain(
        IReadOnlyList<KeyEntry>? before, IReadOnlyList<KeyEntry> now, Func<KeyEntry, KeyEntry, string?> describe)
    {
        if (before is null)
            return new Miss(MissReason.NeverRan, "no earlier run here");
        var changes = Changes(before, now, describe);
        if (changes.Count == 0)
            return new Miss(MissReason.NotInStore, "nothing changed, but the store has no result for it");
        var kind = changes.Min(change => change.Kind);
        var texts = changes.Where(change => change.Kind == kind).Select(change => change.Text).ToArray();
        var rest = changes.Count - Math.Min(texts.Length, Named);
        var detail = string.Join("; ", texts.Take(Named)) + (rest > 0 ? $"; and {rest} more" : "");
        return new Miss(ReasonOf(kind), detail);
    }

    private static List<(EntryKind Kind, string Text)> Changes(
        IReadOnlyList<KeyEntry> before, IReadOnlyList<KeyEntry> now, Func<KeyEntry, KeyEntry, string?> describe)
    {
        var old = before.ToDictionary(entry => (entry.Kind, entry.Name));
        var added = new List<KeyEntry>();
        var changes = new List<(EntryKind, string)>();
        foreach (var entry in now)
        {
            if (!old.Remove((entry.Kind, entry.Name), out var was))
                added.Add(entry);
            else if (was.Value != entry.Value)
                changes.Add((entry.Kind, Changed(was, entry, describe)));
        }
        foreach (var entry in added)
        {
            var renamed = old.Values.FirstOrDefault(was =>
                was.Kind == entry.Kind && was.Value == entry.Value && entry.Kind is EntryKind.Input or EntryKind.Artifact);
            if (renamed is null)
            {
                changes.Add((entry.Kind, $"{Phrase(entry)} added"));
                continue;
            }
            old.Remove((renamed.Kind, renamed.Name));
            changes.Add((entry.Kind, $"{renamed.Name} renamed to {entry.Name}"));
        }
        changes.AddRange(old.Values.Select(was => (was.Kind, $"{Phrase(was)} removed")));
        return changes;
    }

    private static string Changed(KeyEntry was, KeyEntry entry, Func<KeyEntry, KeyEntry, string?> describe) => entry.Kind switch
    {
        EntryKind.Code => $"code of {entry.Name} changed",
        EntryKind.Input or EntryKind.Artifact when was.Value is null => $"{entry.Name} added",
        EntryKind.Input or EntryKind.Artifact when entry.Value is null => $"{entry.Name} removed",
        EntryKind.Input => describe(was, entry) ?? $"{entry.Name} edited",
        EntryKind.Artifact => $"{entry.Name} changed",
        _ => $"{entry.Name} {was.Value ?? "(none)"} -> {entry.Value ?? "(none)"}",
    };

    private static string Phrase(KeyEntry entry) => entry.Kind switch
    {
        EntryKind.Setting or EntryKind.Package or EntryKind.Environment => $"{entry.Name} {entry.Value ?? "(none)"}",
        _ => entry.Name,
    };

    private static MissReason ReasonOf(EntryKind kind) => kind switch
    {
        EntryKind.Schema => MissReason.SchemaChanged,
        EntryKind.Code => MissReason.CodeChanged,
        EntryKind.Package => MissReason.PackageChanged,
        EntryKind.Environment => MissReason.EnvironmentChanged,
        EntryKind.Setting => MissReason.SettingChanged,
        EntryKind.Input => MissReason.InputChanged,
        EntryKind.Artifact => MissReason.ArtifactChanged,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
