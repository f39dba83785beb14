using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Json;

/// <summary>
/// Reads JSON from strangers: of a bounded size, no member twice, each member of the expected type. Writes JSON with
/// the same bytes each time.
/// </summary>
internal static class StrictJson
{
    /// <summary>The largest file that is read, in bytes: 32 MiB, enough for a model of 100,000 files.</summary>
    public const int LargestFile = 32 << 20;

    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        NewLine = "\n",
        // The files are for people, and are never part of an HTML page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions s_compact = new() { Encoder = s_indented.Encoder };

    /// <summary>Reads the object that the bytes are.</summary>
    /// <exception cref="RefusedException">The bytes are too many, or no such object.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, string what, Func<JsonElement, T> read)
    {
        if (bytes.Length > LargestFile)
            throw new RefusedException(Refusal.TooLarge, $"{what} has more than {LargestFile >> 20} MiB");
        try
        {
            using var document = JsonDocument.Parse(bytes, s_options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : throw new RefusedException(Refusal.WrongMember, $"{what} is not an object");
        }
        catch (JsonException e)
        {
            throw e.Message.Contains("uplicate", StringComparison.Ordinal)
                ? new RefusedException(Refusal.DuplicateMember, $"{what} has the same member twice")
                : new RefusedException(
                    Refusal.NotJson, $"{what} is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
        }
    }

    /// <summary>A member; <paramref name="kind"/> says what it must be.</summary>
    public static JsonElement Member(JsonElement json, string name, JsonValueKind kind) =>
        !json.TryGetProperty(name, out var member)
            ? throw new RefusedException(Refusal.MissingMember, $"the member '{name}' is missing")
            : member.ValueKind == kind ? member : throw Wrong(name);

    /// <summary>A member that may be missing or null.</summary>
    public static JsonElement? Optional(JsonElement json, string name, JsonValueKind kind) =>
        !json.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? null
        : member.ValueKind == kind ? member : throw Wrong(name);

    /// <summary>A text.</summary>
    public static string Text(JsonElement json, string name) =>
        TextOf(Member(json, name, JsonValueKind.String), name);

    /// <summary>A text that may be missing or null.</summary>
    public static string? OptionalText(JsonElement json, string name) =>
        Optional(json, name, JsonValueKind.String) is { } text ? TextOf(text, name) : null;

    /// <summary>The items of an array, each an object.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement json, string name)
    {
        foreach (var item in Member(json, name, JsonValueKind.Array).EnumerateArray())
            yield return item.ValueKind == JsonValueKind.Object ? item : throw Wrong(name);
    }

    /// <summary>A digest from 64 hexadecimal digits, lower case.</summary>
    public static Digest Sha256(JsonElement json, string name) =>
        Text(json, name) is var hex && hex.All(char.IsAsciiHexDigitLower)
        && Digest.TryParse($"sha256:{hex}", out var digest)
            ? digest
            : throw new RefusedException(Refusal.WrongMember, $"'{name}' is not a SHA-256 in hexadecimal digits");

    /// <summary>A number of seconds, from 0.</summary>
    public static double Seconds(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.Number).TryGetDouble(out var seconds) && seconds >= 0
        && double.IsFinite(seconds)
            ? seconds
            : throw Wrong(name);

    /// <summary>Throws where there is another member than these.</summary>
    public static void Only(JsonElement json, params ReadOnlySpan<string> members)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                throw new RefusedException(
                    Refusal.WrongMember, $"the member {Quotation.Of(member.Name)} is not known here");
            }
        }
    }

    /// <summary>A member that has another type or value than it must have.</summary>
    public static RefusedException Wrong(string name) =>
        new(Refusal.WrongMember, $"the member '{name}' has another type or value than it must have");

    /// <summary>The bytes of an object without white space.</summary>
    public static byte[] Compact(Action<Utf8JsonWriter> writeMembers) => ToBytes(writeMembers, s_compact).ToArray();

    /// <summary>The bytes of an object with lines for people, and a final line feed.</summary>
    public static byte[] Indented(Action<Utf8JsonWriter> writeMembers) =>
        [.. ToBytes(writeMembers, s_indented).Span, (byte)'\n'];

    private static ReadOnlyMemory<byte> ToBytes(Action<Utf8JsonWriter> writeMembers, JsonWriterOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }
        return bytes.WrittenMemory;
    }

    private static string TextOf(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name); // Half of a surrogate pair, or bytes that are not UTF-8.
        }
    }
}
