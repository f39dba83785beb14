using System.Globalization;

namespace Kayfabe.Settings;

/// <summary>Binds what is not a section: single values, lists and dictionaries of them.</summary>
internal sealed class ValueBinder(SettingProperty property, string name, FaultList faults)
{
    /// <summary>The value, or null where a fault was added.</summary>
    public object? Bind(LocatedJson json)
    {
        var value = Bind(property.Type, json);
        if (value is null)
            return null;
        if (ValueRules.FaultOfLength(property, name, value) is { } fault)
        {
            faults.Add(json.Place.Fault(fault.Problem, fault.Remedy));
            return null;
        }
        return value;
    }

    /// <summary>As in <c>threshold is {the text 'high'}, not a number</c>.</summary>
    public static string Describe(LocatedJson json) => json switch
    {
        LocatedObject => "an object",
        LocatedArray => "a list",
        LocatedText text => $"the text {Quotation.Of(text.Value)}",
        LocatedNumber number => Quotation.Shorten(number.Text, 40),
        LocatedBoolean truth => truth.Value ? "true" : "false",
        _ => "null",
    };

    private object? Bind(SettingType type, LocatedJson json) => (type.Kind, json) switch
    {
        (SettingKind.List, LocatedArray list) => BindList(type.Element!, list),
        (SettingKind.Dictionary, LocatedObject pairs) => BindDictionary(type.Element!, pairs),
        _ => BindSingle(type, json),
    };

    private object? BindSingle(SettingType type, LocatedJson json)
    {
        object? value = (type.Kind, json) switch
        {
            (SettingKind.Boolean, LocatedBoolean truth) => truth.Value,
            (SettingKind.Integer, LocatedNumber number) when type.Clr == typeof(int) => Whole32(number.Text),
            (SettingKind.Integer, LocatedNumber number) => Whole(number.Text),
            (SettingKind.Number, LocatedNumber number) => Real(number.Text),
            (SettingKind.Text, LocatedText text) => text.Value,
            (SettingKind.Choice, LocatedText text) => ChoiceNames.Find(type.Clr, text.Value),
            _ => null,
        };
        var fault = value is null
            ? ValueRules.FaultOfType(property, type, name, json)
            : ValueRules.FaultOfValue(property, name, value);
        if (fault is null)
            return value;
        faults.Add(json.Place.Fault(fault.Problem, fault.Remedy));
        return null;
    }

    private Array? BindList(SettingType type, LocatedArray list)
    {
        var values = Array.CreateInstance(type.Clr, list.Items.Count);
        var bound = true;
        for (var i = 0; i < values.Length; i++)
        {
            var value = Bind(type, list.Items[i]);
            bound &= value != null;
            values.SetValue(value, i);
        }
        return bound ? values : null;
    }

    /// <summary>Sorted, so that the order of the keys in the file changes nothing.</summary>
    private SortedDictionary<string, string>? BindDictionary(SettingType type, LocatedObject pairs)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var bound = true;
        foreach (var pair in pairs.Members)
        {
            var value = Bind(type, pair.Value);
            bound &= value != null;
            values[pair.Name] = (string?)value ?? "";
        }
        return bound ? values : null;
    }

    /// <summary>JSON has one type of number: 100, 100.0 and 1e2 are the same whole number.</summary>
    private static long? Whole(string text)
    {
        const double largestExact = 1L << 53;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return Real(text) is { } real && real == Math.Floor(real) && Math.Abs(real) <= largestExact ? (long)real : null;
    }

    private static int? Whole32(string text) =>
        Whole(text) is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : null;

    private static double? Real(string text)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : null;
    }
}
