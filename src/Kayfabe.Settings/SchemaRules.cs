using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Kayfabe.Settings;

/// <summary>The rules of <see cref="ValueRules"/> as keywords of JSON Schema.</summary>
internal static class SchemaRules
{
    /// <summary>Ranges, choices and patterns of a single value.</summary>
    public static void WriteValue(Utf8JsonWriter writer, SettingProperty property, SettingType type, bool allowsNull)
    {
        if (type.Kind == SettingKind.Choice)
            WriteChoices(writer, ChoiceNames.All(type.Clr), allowsNull);
        else if (property.Attribute<AllowedValuesAttribute>() is { } allowed)
            WriteChoices(writer, allowed.Values.OfType<object>(), allowsNull);
        if (type.Kind is SettingKind.Integer or SettingKind.Number
            && property.Attribute<RangeAttribute>() is { } range)
            WriteRange(writer, NumberRange.Of(range));
        if (type.Kind != SettingKind.Text)
            return;
        if (property.Attribute<RegularExpressionAttribute>() is { } expression)
            writer.WriteString("pattern", $"^(?:{expression.Pattern})$");
        else if (property.Attribute<RelativePathAttribute>() != null)
            writer.WriteString("pattern", RelativePathAttribute.Pattern);
    }

    /// <summary>The least number of characters, items or keys.</summary>
    public static void WriteLength(Utf8JsonWriter writer, SettingProperty property)
    {
        if (property.Attribute<MinLengthAttribute>() is not { } rule)
            return;
        var keyword = property.Type.Kind switch
        {
            SettingKind.List => "minItems",
            SettingKind.Dictionary => "minProperties",
            _ => "minLength",
        };
        writer.WriteNumber(keyword, rule.Length);
    }

    private static void WriteChoices(Utf8JsonWriter writer, IEnumerable<object> choices, bool allowsNull)
    {
        writer.WriteStartArray("enum");
        foreach (var choice in choices)
            CanonicalJson.Write(writer, choice);
        if (allowsNull)
            writer.WriteNullValue();
        writer.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, NumberRange range)
    {
        if (range.Minimum is { } minimum)
            writer.WriteNumber(range.AboveMinimum ? "exclusiveMinimum" : "minimum", minimum);
        if (range.Maximum is { } maximum)
            writer.WriteNumber(range.BelowMaximum ? "exclusiveMaximum" : "maximum", maximum);
    }
}
