using System.ComponentModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kayfabe.Settings;

/// <summary>Writes the JSON Schema of a settings file, from what the binder reads it by.</summary>
public static class SettingsSchema
{
    private static readonly JsonWriterOptions _readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // as in an editor: a '<' stays a '<'
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>
    /// The schema (https://json-schema.org/draft/2020-12) of a root record, with types, ranges, defaults, choices and
    /// descriptions. The same records give the same text; it is indented by two spaces and ends in a line feed.
    /// </summary>
    public static string Generate(Type root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _readable))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("type", "object");
            WriteSection(writer, root, isRoot: true);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteSection(Utf8JsonWriter writer, Type type, bool isRoot = false)
    {
        var shape = SettingsShape.Of(type);
        var defaults = shape.Create();
        writer.WriteStartObject("properties");
        if (isRoot)
        {
            writer.WriteStartObject("$schema");
            writer.WriteString("type", "string");
            writer.WriteEndObject();
        }
        foreach (var property in shape.Properties)
        {
            writer.WriteStartObject(property.Name);
            WriteProperty(writer, property, property.Get(defaults));
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        WriteRequired(writer, shape);
        writer.WriteBoolean("additionalProperties", false);
    }

    private static void WriteRequired(Utf8JsonWriter writer, SettingsShape shape)
    {
        var required = Array.FindAll(shape.Properties, property => property.IsRequired);
        if (required.Length == 0)
            return;
        writer.WriteStartArray("required");
        foreach (var property in required)
            writer.WriteStringValue(property.Name);
        writer.WriteEndArray();
    }

    private static void WriteProperty(Utf8JsonWriter writer, SettingProperty property, object? byDefault)
    {
        if (property.Attribute<DescriptionAttribute>() is { } description)
            writer.WriteString("description", description.Description);
        var isSection = property.Type.Kind == SettingKind.Section || property.Type.Element?.Kind == SettingKind.Section;
        if (!isSection && !property.IsRequired && byDefault != null)
        {
            writer.WritePropertyName("default");
            CanonicalJson.Write(writer, byDefault);
        }
        WriteType(writer, property, property.Type, property.AllowsNull);
        SchemaRules.WriteLength(writer, property);
    }

    private static void WriteType(Utf8JsonWriter writer, SettingProperty property, SettingType type, bool allowsNull)
    {
        WriteTypeName(writer, type, allowsNull);
        switch (type.Kind)
        {
            case SettingKind.Section:
                WriteSection(writer, type.Clr);
                break;
            case SettingKind.List or SettingKind.Dictionary:
                writer.WriteStartObject(type.Kind == SettingKind.List ? "items" : "additionalProperties");
                WriteType(writer, property, type.Element!, allowsNull: false);
                writer.WriteEndObject();
                break;
            default:
                SchemaRules.WriteValue(writer, property, type, allowsNull);
                break;
        }
    }

    private static void WriteTypeName(Utf8JsonWriter writer, SettingType type, bool allowsNull)
    {
        var name = type.Kind switch
        {
            SettingKind.Boolean => "boolean",
            SettingKind.Integer => "integer",
            SettingKind.Number => "number",
            SettingKind.Text or SettingKind.Choice => "string",
            SettingKind.List => "array",
            _ => "object",
        };
        if (!allowsNull)
        {
            writer.WriteString("type", name);
            return;
        }
        writer.WriteStartArray("type");
        writer.WriteStringValue(name);
        writer.WriteStringValue("null");
        writer.WriteEndArray();
    }
}
