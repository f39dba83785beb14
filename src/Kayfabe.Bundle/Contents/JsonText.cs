using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kayfabe.Bundle.Contents;

/// <summary>How the bundle's JSON documents are written: indented by two, LF, a line break at the end.</summary>
internal static class JsonText
{
    // Unescaped: the files are for people, and are never part of an HTML page.
    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The bytes of a document.</summary>
    public static byte[] Of(JsonNode document)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_indented))
            document.WriteTo(json);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>A list of texts.</summary>
    public static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    /// <summary>Adds a member that has a value.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
        return json;
    }
}
