using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kayfabe.Settings;

/// <summary>Writes a setting's value as JSON: single values, lists and dictionaries of them.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions _compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The value as compact JSON; equal values give equal texts.</summary>
    public static string Text(object value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _compact))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The value as a node of a JSON document.</summary>
    public static JsonNode? Node(object value) => JsonNode.Parse(Text(value));

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int or long or double:
                writer.WriteRawValue(CanonicalText.Of(value));
                break;
            case IReadOnlyDictionary<string, string> pairs:
                WriteSorted(writer, pairs);
                break;
            case IEnumerable items and not string:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(CanonicalText.Of(value));
                break;
        }
    }

    private static void WriteSorted(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> pairs)
    {
        List<string> keys = [.. pairs.Keys];
        keys.Sort(StringComparer.Ordinal);
        writer.WriteStartObject();
        foreach (var key in keys)
            writer.WriteString(key, pairs[key]);
        writer.WriteEndObject();
    }
}
