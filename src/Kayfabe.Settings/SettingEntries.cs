using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kayfabe.Settings;

/// <summary>One setting of a record, as it enters a key.</summary>
/// <param name="Name">Its dotted JSON name; an item of a list of records has its 0-based number as a part.</param>
/// <param name="Value">Its canonical text; null where an optional setting is absent.</param>
public sealed record SettingEntry(string Name, string? Value);

/// <summary>Lists every setting of a record, so that a key can name the one that changed.</summary>
public static class SettingEntries
{
    // A record is read on its own and as a part of its study; reflection is slow the second time too.
    private static readonly ConditionalWeakTable<object, List<SettingEntry>> _known = [];

    /// <summary>
    /// All settings, defaults included, ordered ordinally by name. Equal settings give equal texts in any culture:
    /// a number its shortest round-trip form, a choice its JSON name, a text itself, a list or dictionary of single
    /// values compact JSON (keys ordinal), a list of records its count and each record's own settings.
    /// </summary>
    public static IReadOnlyList<SettingEntry> Of(object record) => _known.GetValue(record, Collect);

    private static List<SettingEntry> Collect(object record)
    {
        var entries = new List<SettingEntry>();
        foreach (var property in SettingsShape.Of(record.GetType()).Properties)
        {
            var name = property.Name;
            var value = property.Get(record);
            if (value is null)
                entries.Add(new SettingEntry(name, null));
            else if (property.Type.Kind == SettingKind.Section)
                AddBelow(name, value, entries);
            else if (property.Type.Element?.Kind == SettingKind.Section)
                CollectItems((IEnumerable)value, name, entries);
            else if (property.Type.Element is null)
                entries.Add(new SettingEntry(name, CanonicalText.Of(value)));
            else
                entries.Add(new SettingEntry(name, CanonicalJson.Text(value)));
        }
        entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    private static void AddBelow(string name, object record, List<SettingEntry> entries)
    {
        foreach (var entry in Of(record))
            entries.Add(new SettingEntry($"{name}.{entry.Name}", entry.Value));
    }

    private static void CollectItems(IEnumerable records, string name, List<SettingEntry> entries)
    {
        var count = 0;
        foreach (var record in records)
            AddBelow($"{name}.{count++}", record, entries);
        entries.Add(new SettingEntry(name, count.ToString(CultureInfo.InvariantCulture)));
    }
}
