namespace Kayfabe.Store.Keys;

/// <summary>A difference between two keys of a stage.</summary>
/// <param name="Kind">The kind of entry.</param>
/// <param name="Name">Its name now, or its earlier name if it is gone.</param>
/// <param name="Before">Its earlier value; null if there was none.</param>
/// <param name="Now">Its value now; null if there is none.</param>
/// <param name="Text">The change in words: <c>threshold 95 -> 90</c>.</param>
public sealed record Change(EntryKind Kind, string Name, string? Before, string? Now, string Text);

/// <summary>Explains why a stage has to run, by comparing the last key with the current one.</summary>
public static class Difference
{
    private const int Named = 3;
    private const int DigitsShown = 12;
    private const string Library = " library";

    /// <summary>
    /// The name of the entry for the digest of a program's file, beside the one of its version: where the version
    /// changed, the file did too, and is not listed.
    /// </summary>
    public static string LibraryOf(string program) => program + Library;

    /// <summary>
    /// The first reason, in the order of <see cref="EntryKind"/>; its detail lists up to three changes of that kind.
    /// </summary>
    /// <param name="before">The entries of the last run here; null if there was none.</param>
    /// <param name="now">The current entries.</param>
    /// <param name="describe">
    /// Describes the change of a digest (which files of a folder changed); returns null if it cannot.
    /// </param>
    public static Miss Explain(
        IReadOnlyList<KeyEntry>? before, IReadOnlyList<KeyEntry> now, Func<KeyEntry, KeyEntry, string?> describe)
    {
        if (before is null)
            return new Miss(MissReason.NeverRan, "no earlier run here");
        var changes = Between(before, now, describe);
        if (changes.Count == 0)
            return new Miss(MissReason.NotInStore, "nothing changed, but the store has no result for it");
        var kind = changes.Min(change => change.Kind);
        var texts = changes.Where(change => change.Kind == kind).Select(change => change.Text).ToArray();
        var rest = changes.Count - Math.Min(texts.Length, Named);
        var detail = string.Join("; ", texts.Take(Named)) + (rest > 0 ? $"; and {rest} more" : "");
        return new Miss(ReasonOf(kind), detail);
    }

    /// <summary>All changes: changed and added entries in the current order, then removed ones.</summary>
    /// <param name="before">The earlier entries.</param>
    /// <param name="now">The current entries.</param>
    /// <param name="describe">See <see cref="Explain"/>.</param>
    public static IReadOnlyList<Change> Between(
        IReadOnlyList<KeyEntry> before, IReadOnlyList<KeyEntry> now, Func<KeyEntry, KeyEntry, string?> describe)
    {
        var old = before.ToDictionary(entry => (entry.Kind, entry.Name));
        var added = new List<KeyEntry>();
        var changes = new List<Change>();
        foreach (var entry in now)
        {
            if (!old.Remove((entry.Kind, entry.Name), out var was))
                added.Add(entry);
            else if (was.Value != entry.Value)
                changes.Add(new Change(entry.Kind, entry.Name, was.Value, entry.Value, Changed(was, entry, describe)));
        }
        foreach (var entry in added)
        {
            var renamed = old.Values.FirstOrDefault(was =>
                was.Kind == entry.Kind && was.Value == entry.Value
                && entry.Kind is EntryKind.Input or EntryKind.Artifact);
            if (renamed is null)
            {
                changes.Add(new Change(entry.Kind, entry.Name, null, entry.Value, $"{Phrase(entry)} added"));
                continue;
            }
            old.Remove((renamed.Kind, renamed.Name));
            changes.Add(new Change(
                entry.Kind, entry.Name, renamed.Value, entry.Value, $"{renamed.Name} renamed to {entry.Name}"));
        }
        changes.AddRange(old.Values.Select(was =>
            new Change(was.Kind, was.Name, was.Value, null, $"{Phrase(was)} removed")));
        changes.RemoveAll(change => change.Kind == EntryKind.Environment && changes.Exists(
            other => other.Kind == EntryKind.Environment && LibraryOf(other.Name) == change.Name));
        return changes;
    }

    private static string Changed(KeyEntry was, KeyEntry entry, Func<KeyEntry, KeyEntry, string?> describe) =>
        entry.Kind switch
        {
            EntryKind.Code => describe(was, entry) ?? $"code of {entry.Name} changed",
            EntryKind.Input or EntryKind.Artifact when was.Value is null => $"{entry.Name} added",
            EntryKind.Input or EntryKind.Artifact when entry.Value is null => $"{entry.Name} removed",
            EntryKind.Input => describe(was, entry) ?? $"{entry.Name} edited",
            EntryKind.Artifact => $"{entry.Name} changed",
            EntryKind.Environment => $"{entry.Name} {Short(was.Value)} -> {Short(entry.Value)}",
            _ => $"{entry.Name} {was.Value ?? "(none)"} -> {entry.Value ?? "(none)"}",
        };

    private static string Phrase(KeyEntry entry) => entry.Kind switch
    {
        EntryKind.Setting or EntryKind.Package => $"{entry.Name} {entry.Value ?? "(none)"}",
        EntryKind.Environment => $"{entry.Name} {Short(entry.Value)}",
        _ => entry.Name,
    };

    // Digests are cut; a version or a name is shown whole.
    private static string Short(string? value) =>
        value is null ? "(none)"
        : Digest.TryParse(value, out var digest) ? $"sha256:{digest.Hex[..DigitsShown]}.."
        : value;

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
