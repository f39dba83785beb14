using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kayfabe.Settings;

/// <summary>
/// The JSON Schema (https://json-schema.org/draft/2020-12) of a settings file: the types are the BCL's
/// <see cref="JsonSchemaExporter"/>'s, the rest are the attributes and defaults that the binder reads.
/// </summary>
public static class SettingsSchema
{
    private static readonly JsonSerializerOptions _options = new()
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // as in an editor: a '<' stays a '<'
        IgnoreReadOnlyProperties = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    private static readonly JsonSchemaExporterOptions _rules = new()
    {
        TransformSchemaNode = AddRules,
        TreatNullObliviousAsNonNullable = true,
    };

    /// <summary>
    /// The schema of a root record, with types, ranges, defaults, choices and descriptions. The same records give the
    /// same text; it is indented by two spaces and ends in a line feed.
    /// </summary>
    public static string Generate(Type root)
    {
        var schema = JsonSchemaExporter.GetJsonSchemaAsNode(_options, root, _rules).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        return schema.ToJsonString(_options) + "\n";
    }

    private static JsonNode AddRules(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo is not { } info || schema is not JsonObject json || SettingOf(info) is not { } setting)
            return schema;
        if (DefaultOf(info.DeclaringType, setting) is { } value)
            json.Insert(0, "default", CanonicalJson.Node(value));
        if (setting.Attribute<DescriptionAttribute>() is { } description)
            json.Insert(0, "description", description.Description);
        AddValueRules(json["items"] as JsonObject ?? json, setting);
        AddLength(json, setting);
        return json;
    }

    private static SettingProperty? SettingOf(JsonPropertyInfo info)
    {
        var shape = SettingsShape.Of(info.DeclaringType);
        var at = shape.IndexOf(info.Name);
        return at < 0 ? null : shape.Properties[at];
    }

    private static object? DefaultOf(Type record, SettingProperty setting)
    {
        var isSection = setting.Type.Kind == SettingKind.Section || setting.Type.Element?.Kind == SettingKind.Section;
        return isSection || setting.IsRequired ? null : setting.Get(SettingsShape.Of(record).Create());
    }

    // Of a single value, or of each item of a list.
    private static void AddValueRules(JsonObject json, SettingProperty setting)
    {
        // The exporter gives the names of an enum alone; with their type editors complete better.
        if (json["type"] is null && json["enum"] is JsonArray names)
            json.Insert(0, "type", names.Contains(null) ? new JsonArray("string", "null") : "string");
        if (setting.Attribute<AllowedValuesAttribute>() is { } allowed)
            json["enum"] = Choices(allowed, json["type"] is JsonArray);
        if (setting.Attribute<RangeAttribute>() is { } range)
            AddRange(json, NumberRange.Of(range));
        if (setting.Attribute<RegularExpressionAttribute>() is { } expression)
            json["pattern"] = $"^(?:{expression.Pattern})$";
        else if (setting.Attribute<RelativePathAttribute>() is not null)
            json["pattern"] = RelativePathAttribute.Pattern;
    }

    private static JsonArray Choices(AllowedValuesAttribute allowed, bool allowsNull)
    {
        var choices = new JsonArray([.. allowed.Values.OfType<object>().Select(CanonicalJson.Node)]);
        if (allowsNull)
            choices.Add(null);
        return choices;
    }

    private static void AddRange(JsonObject json, NumberRange range)
    {
        if (range.Minimum is { } minimum)
            json[range.AboveMinimum ? "exclusiveMinimum" : "minimum"] = CanonicalJson.Node(minimum);
        if (range.Maximum is { } maximum)
            json[range.BelowMaximum ? "exclusiveMaximum" : "maximum"] = CanonicalJson.Node(maximum);
    }

    private static void AddLength(JsonObject json, SettingProperty setting)
    {
        if (setting.Attribute<MinLengthAttribute>() is not { } rule)
            return;
        json[setting.Type.Kind switch
        {
            SettingKind.List => "minItems",
            SettingKind.Dictionary => "minProperties",
            _ => "minLength",
        }] = rule.Length;
    }
}
