using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws.Serving;

/// <summary>
/// The tags of all resources that other services here made, as SageMaker tells them (ListTags) and the tagging API does
/// (GetResources).
/// </summary>
public sealed class ScriptedTags : IScriptedService
{
    private readonly ConcurrentDictionary<string, JsonArray> _tags = new(StringComparer.Ordinal);

    /// <summary>The ARNs of all that exists, but for those that the tagging API does not know yet.</summary>
    public IEnumerable<string> Arns => _tags.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether GetResources does not know of anything: it learns of something new only after a while.</summary>
    public bool IsLate { get; set; }

    /// <summary>The resources of a page of GetResources.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Takes the tags of a new resource.</summary>
    /// <param name="arn">The resource.</param>
    /// <param name="tags">A list of Key and Value; null for none.</param>
    public void Set(string arn, JsonNode? tags) =>
        _tags[arn] = tags?.DeepClone().AsArray() ?? [];

    /// <summary>The resource is gone.</summary>
    public void Remove(string arn) => _tags.TryRemove(arn, out _);

    /// <summary>The tags of a resource; null where there is none.</summary>
    public JsonArray? Of(string arn) => _tags.TryGetValue(arn, out var tags) ? tags.DeepClone().AsArray() : null;

    /// <inheritdoc/>
    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) => Task.FromResult(
        request.Operation switch
        {
            "SageMaker.ListTags" => ListTags(request.Json),
            "SageMaker.AddTags" => AddTags(request.Json),
            "ResourceGroupsTaggingAPI_20170126.GetResources" => GetResources(request.Json),
            _ => null,
        });

    private ScriptedResponse ListTags(JsonObject request) => Of(request["ResourceArn"]!.GetValue<string>()) is { } tags
        ? ScriptedResponse.OfJson(new JsonObject { ["Tags"] = tags })
        : ScriptedResponse.Error("ValidationException", "The resource does not exist.");

    private ScriptedResponse AddTags(JsonObject request)
    {
        var arn = request["ResourceArn"]!.GetValue<string>();
        var tags = Of(arn) ?? [];
        foreach (var tag in request["Tags"]!.AsArray())
            tags.Add(tag!.DeepClone());
        Set(arn, tags);
        return ScriptedResponse.OfJson(new JsonObject { ["Tags"] = tags });
    }

    private ScriptedResponse GetResources(JsonObject request)
    {
        var start = request["PaginationToken"]?.GetValue<string>() is { Length: > 0 } token
            ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var all = IsLate ? [] : Arns.Where(arn => Matches(arn, request["TagFilters"]?.AsArray() ?? [])).ToList();
        var page = all.Skip(start).Take(PageSize).Select(arn => (JsonNode)new JsonObject
        {
            ["ResourceARN"] = arn,
            ["Tags"] = Of(arn),
        });
        return ScriptedResponse.OfJson(new JsonObject
        {
            ["ResourceTagMappingList"] = new JsonArray([.. page]),
            ["PaginationToken"] = start + PageSize < all.Count ? $"{start + PageSize}" : "",
        });
    }

    private bool Matches(string arn, JsonArray filters) => filters.All(filter => Of(arn)!.Any(tag =>
        tag!["Key"]!.GetValue<string>() == filter!["Key"]!.GetValue<string>()
        && (filter["Values"] is not JsonArray values
            || values.Any(value => value!.GetValue<string>() == tag["Value"]!.GetValue<string>()))));
}
