using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws.Serving;

/// <summary>The resources of one kind, as they were asked for.</summary>
/// <param name="type">The type in their ARNs, such as <c>endpoint</c>.</param>
/// <param name="noun">What errors call one.</param>
/// <param name="tags">Learns their tags.</param>
internal sealed class Stored(string type, string noun, ScriptedTags tags)
{
    private readonly SortedDictionary<string, JsonObject> _items = new(StringComparer.Ordinal);

    public IEnumerable<JsonObject> Items => _items.Values;

    public JsonObject? this[string name] => _items.GetValueOrDefault(name);

    /// <summary>The answer where there is none.</summary>
    public ScriptedResponse Missing(string name) =>
        ScriptedResponse.Error("ValidationException", $"Could not find {noun} \"{ArnOf(name)}\".");

    /// <summary>Keeps a new one; an error where there is one of that name.</summary>
    public ScriptedResponse Add(string name, JsonObject request, string arnMember)
    {
        if (_items.ContainsKey(name))
        {
            return ScriptedResponse.Error(
                "ValidationException", $"Cannot create already existing {noun} \"{ArnOf(name)}\".");
        }
        var item = request.DeepClone().AsObject();
        item.Remove("Tags");
        item[arnMember] = ArnOf(name);
        item["CreationTime"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        item["LastModifiedTime"] = item["CreationTime"]!.DeepClone();
        _items.Add(name, item);
        tags.Set(ArnOf(name), request["Tags"]);
        return ScriptedResponse.OfJson(new JsonObject { [arnMember] = ArnOf(name) });
    }

    public void Remove(string name)
    {
        _items.Remove(name);
        tags.Remove(ArnOf(name));
    }

    public static string ArnOf(string type, string name) =>
        $"arn:aws:sagemaker:us-east-1:123456789012:{type}/{name.ToLowerInvariant()}";

    private string ArnOf(string name) => ArnOf(type, name);
}
