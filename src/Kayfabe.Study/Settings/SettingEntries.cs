using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kayfabe.Study.Settings;

/// <summary>One setting of a record, as it enters a key.</summary>
/// <param name="Name">Its dotted JSON name; an item of a list of records has its 0-based number as a part.</param>
/// <param name="Value">Its canonical text; null where an optional setting is absent.</param>
public sealed record SettingEntry(string Name, string? Value);

/// <summary>Lists every setting of a record, so that a key can name the one that changed.</summary>
public static class SettingEntries
{
    private static readonly JsonWriterOptions _compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// All settings, defaults included, ordered ordinally by name. Equal settings give equal texts in any culture:
    /// a number its shortest round-trip form, a choice its JSON name, a text itself, a list or dictionary of single
    /// values compact JSON (keys ordinal), a list of records its count and each record's own settings.
    /// </summary>
    public static IReadOnlyList<SettingEntry> Of(object record)
    {
        var entries = new List<SettingEntry>();
        Collect(record, "", entries);
        entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    private static void Collect(object record, string path, List<SettingEntry> entries)
    {
        foreach (var property in SettingsShape.Of(record.GetType()).Properties)
        {
            var name = property.Dotted(path);
            var value = property.Get(record);
            if (value is null)
                entries.Add(new SettingEntry(name, null));
            else if (property.Type.Kind == SettingKind.Section)
                Collect(value, name, entries);
            else if (property.Type.Element?.Kind == SettingKind.Section)
                CollectItems((IEnumerable)value, name, entries);
            else if (property.Type.Element is null)
                entries.Add(new SettingEntry(name, CanonicalText.Of(value)));
            else
                entries.Add(new SettingEntry(name, Json(value)));
        }
    }

    private static void CollectItems(IEnumerable records, string name, List<SettingEntry> entries)
    {
        var count = 0;
        foreach (var record in records)
            Collect(record, $"{name}.{count++}", entries);
        entries.Add(new SettingEntry(name, count.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Json(object value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _compact))
            CanonicalJson.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
