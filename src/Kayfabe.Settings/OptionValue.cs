using System.Collections;
using System.Globalization;

namespace Kayfabe.Settings;

/// <summary>Reads an option's text as the JSON that its setting expects; the binder finds what does not fit.</summary>
internal static class OptionValue
{
    public static LocatedJson Read(SettingProperty property, string text, Place place) =>
        text.Length == 0 && property.AllowsNull ? new LocatedNull(place) : Read(property.Type, text, place);

    /// <summary>The text that is read as the value; empty for none.</summary>
    public static string TextOf(object? value) => value switch
    {
        null => "",
        IEnumerable items and not string => string.Join(',', items.Cast<object>().Select(CanonicalText.Of)),
        _ => CanonicalText.Of(value),
    };

    private static LocatedJson Read(SettingType type, string text, Place place) => type.Kind switch
    {
        SettingKind.Boolean when bool.TryParse(text, out var truth) => new LocatedBoolean(place, truth),
        SettingKind.Integer or SettingKind.Number when IsNumber(text) => new LocatedNumber(place, text),
        SettingKind.List => ReadList(type.Element!, text, place),
        _ => new LocatedText(place, text),
    };

    private static LocatedArray ReadList(SettingType type, string text, Place place)
    {
        var items = new List<LocatedJson>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (text.Length > 0)
                items.Add(Read(type, item, place));
        }
        return new LocatedArray(place, items);
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}
