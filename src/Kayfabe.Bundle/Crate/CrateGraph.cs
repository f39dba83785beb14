using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;

namespace Kayfabe.Bundle.Crate;

/// <summary>The entities of an RO-Crate, each once, in the order in which they were added.</summary>
internal sealed class CrateGraph
{
    private const string Context = "https://w3id.org/ro/crate/1.1/context";

    // Has sha256, which RO-Crate 1.1 lacks.
    private const string RunContext = "https://w3id.org/ro/terms/workflow-run/context";

    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _entities = [];

    /// <summary>Adds an entity.</summary>
    /// <param name="id">Its id; one that is there already keeps its members.</param>
    /// <param name="types">Its types.</param>
    public JsonObject Add(string id, params string[] types)
    {
        if (_byId.TryGetValue(id, out var known))
            return known;
        var entity = new JsonObject
        {
            ["@id"] = id,
            ["@type"] = types is [var only] ? only : JsonText.List(types),
        };
        _byId[id] = entity;
        _entities.Add(entity);
        return entity;
    }

    /// <summary>Whether an entity is there.</summary>
    public bool Has(string id) => _byId.ContainsKey(id);

    /// <summary>A reference to an entity.</summary>
    public static JsonObject Ref(string id) => new() { ["@id"] = id };

    /// <summary>References to entities, each once.</summary>
    public static JsonArray Refs(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Select(id => (JsonNode)Ref(id))];

    /// <summary>The id of a file: its path as a relative URI.</summary>
    public static string IdOf(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The document.</summary>
    public byte[] ToBytes() => JsonText.Of(new JsonObject
    {
        ["@context"] = JsonText.List([Context, RunContext]),
        ["@graph"] = new JsonArray([.. _entities]),
    });
}
