using System.Text.Json;
using Kayfabe.Provenance.Json;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Statements;

/// <summary>Something that a statement speaks of: in-toto's ResourceDescriptor, what is used of it.</summary>
/// <param name="Name">Its name, a path with <c>/</c>; null for none.</param>
/// <param name="Digests">Digests by algorithm, in hexadecimal digits: <c>sha256</c>, <c>gitCommit</c>.</param>
/// <param name="Location">Where it is, or which package; null for none.</param>
/// <param name="Annotations">What else is known of it; null for nothing.</param>
public sealed record ResourceDescriptor(
    string? Name, IReadOnlyDictionary<string, string> Digests, string? Location = null,
    IReadOnlyDictionary<string, string>? Annotations = null)
{
    private const string Algorithm = "sha256";

    /// <summary>A file.</summary>
    public static ResourceDescriptor Of(string name, Digest digest) =>
        new(name, new Dictionary<string, string>(StringComparer.Ordinal) { [Algorithm] = digest.Hex });

    /// <summary>The digest of its content; null where it has none of SHA-256.</summary>
    public Digest? Sha256 =>
        Digests.TryGetValue(Algorithm, out var hex) && Digest.TryParse($"{Algorithm}:{hex}", out var digest)
            ? digest
            : null;

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Name is not null)
            json.WriteString("name", Name);
        if (Location is not null)
            json.WriteString("uri", Location);
        WriteMap(json, "digest", Digests);
        WriteMap(json, "annotations", Annotations);
        json.WriteEndObject();
    }

    internal static ResourceDescriptor Read(JsonElement json) => new(
        StrictJson.OptionalText(json, "name"),
        ReadMap(json, "digest") ?? new Dictionary<string, string>(),
        StrictJson.OptionalText(json, "uri"),
        ReadMap(json, "annotations"));

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string>? map)
    {
        if (map is not { Count: > 0 })
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in map)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static Dictionary<string, string>? ReadMap(JsonElement json, string name)
    {
        if (StrictJson.Optional(json, name, JsonValueKind.Object) is not { } map)
            return null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            // An annotation of others may be any value: its JSON.
            texts[member.Name] = member.Value.ValueKind == JsonValueKind.String
                ? StrictJson.Text(map, member.Name)
                : member.Value.GetRawText();
        }
        return texts;
    }
}
