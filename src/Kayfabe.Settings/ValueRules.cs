using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Kayfabe.Settings;

/// <summary>What the attributes of a property demand of its value. Null is no fault.</summary>
internal static class ValueRules
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <summary>The JSON is of another type than the setting, or names no choice.</summary>
    public static SettingProblem FaultOfType(SettingProperty property, SettingType type, string name, LocatedJson json)
    {
        var size = (property.Attribute<RangeAttribute>(), type.Kind, json) switch
        {
            ({ } range, SettingKind.Integer or SettingKind.Number, _) => $" {NumberRange.Of(range)}",
            (_, SettingKind.Integer, LocatedNumber) => type.Clr == typeof(int) ? " of 32 bits" : " of 64 bits",
            _ => "",
        };
        var nearest = type.Kind == SettingKind.Choice && json is LocatedText text
            ? NearestName.Of(text.Value, ChoiceNames.All(type.Clr))
            : null;
        var remedy = nearest is null ? $"Give {type}{size}." : $"Did you mean '{nearest}'?";
        return new SettingProblem($"{name} is {ValueBinder.Describe(json)}, not {type}{size}", remedy);
    }

    /// <summary>[Range], [AllowedValues], [RelativePath] and [RegularExpression], of a single value.</summary>
    public static SettingProblem? FaultOfValue(SettingProperty property, string name, object value) => value switch
    {
        int or long or double => FaultOfRange(property, name, value) ?? FaultOfAllowed(property, name, value),
        string text => FaultOfAllowed(property, name, text)
            ?? FaultOfPath(property, name, text)
            ?? FaultOfPattern(property, name, text),
        _ => null,
    };

    /// <summary>[MinLength]: of a text, a list or a dictionary.</summary>
    public static SettingProblem? FaultOfLength(SettingProperty property, string name, object value)
    {
        if (value is not (string or ICollection) || property.Attribute<MinLengthAttribute>() is not { } rule)
            return null;
        var (length, unit) = value is string text ? (text.Length, "characters") : (((ICollection)value).Count, "items");
        return length >= rule.Length
            ? null
            : new SettingProblem($"{name} has too few {unit}: {length}", $"Give at least {rule.Length}.");
    }

    private static SettingProblem? FaultOfRange(SettingProperty property, string name, object value)
    {
        if (property.Attribute<RangeAttribute>() is not { } attribute)
            return null;
        var range = NumberRange.Of(attribute);
        return range.Contains(Convert.ToDouble(value, CultureInfo.InvariantCulture))
            ? null
            : new SettingProblem($"{name} is {CanonicalText.Of(value)}, out of its range", $"Give a number {range}.");
    }

    private static SettingProblem? FaultOfAllowed(SettingProperty property, string name, object value)
    {
        if (property.Attribute<AllowedValuesAttribute>() is not { } rule)
            return null;
        var text = CanonicalText.Of(value);
        var allowed = AllowedTexts(rule);
        return Array.IndexOf(allowed, text) >= 0
            ? null
            : new SettingProblem(
                $"{name} is {Quotation.Of(text)}, not one of {Quotation.OfAll(allowed)}",
                NearestName.Of(text, allowed) is { } nearest ? $"Did you mean '{nearest}'?" : "Give one of them.");
    }

    private static string[] AllowedTexts(AllowedValuesAttribute rule) =>
        [.. rule.Values.Where(value => value != null).Select(value => CanonicalText.Of(value!))];

    private static SettingProblem? FaultOfPath(SettingProperty property, string name, string text) =>
        property.Attribute<RelativePathAttribute>() is null || RelativePathAttribute.IsValid(text)
            ? null
            : new SettingProblem(
                $"{name} is {Quotation.Of(text)}, not a path below the study's folder",
                "Write it from that folder on, names separated by '/', without '..', '\\' or a drive.");

    private static SettingProblem? FaultOfPattern(SettingProperty property, string name, string text)
    {
        if (property.Attribute<RegularExpressionAttribute>() is not { } rule)
            return null;
        return IsWhole(rule.Pattern, text)
            ? null
            : new SettingProblem(
                $"{name} is {Quotation.Of(text)}, which is not in the required form",
                rule.ErrorMessage ?? $"Write it so that it matches {rule.Pattern}.");
    }

    // On its own, so that a study without such a setting does not load the library.
    private static bool IsWhole(string pattern, string text) =>
        new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, _patience).IsMatch(text);
}
