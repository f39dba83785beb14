using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws.Serving;

/// <summary>EventBridge Scheduler: groups, and schedules in them. Nothing is ever called at its time.</summary>
public sealed class ScriptedSchedules(ScriptedTags tags) : IScriptedService
{
    private readonly SortedDictionary<string, JsonObject> _groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> _schedules = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The schedules that exist, as <c>group/name</c>, with what was asked for.</summary>
    public IReadOnlyDictionary<string, JsonObject> Schedules
    {
        get
        {
            lock (_lock)
                return _schedules.ToDictionary(one => one.Key, one => one.Value.DeepClone().AsObject());
        }
    }

    /// <summary>How often a group that was removed is described as DELETING before it is gone.</summary>
    public int Patience { get; set; }

    /// <inheritdoc/>
    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel)
    {
        if (request.SigningService != "scheduler")
            return Task.FromResult<ScriptedResponse?>(null);
        lock (_lock)
            return Task.FromResult(Answer(request));
    }

    private ScriptedResponse? Answer(ScriptedRequest request)
    {
        var group = request.Query.GetValueOrDefault("groupName") ?? request.Query.GetValueOrDefault("ScheduleGroup");
        return (request.Method, request.Path.Split('/', 3)) switch
        {
            ("GET", ["", "schedule-groups"]) => ListGroups(request),
            ("POST", ["", "schedule-groups", var name]) => CreateGroup(name, request.Json),
            ("GET", ["", "schedule-groups", var name]) => DescribeGroup(name),
            ("DELETE", ["", "schedule-groups", var name]) => DeleteGroup(name),
            ("GET", ["", "schedules"]) => ListSchedules(group ?? ""),
            ("POST", ["", "schedules", var name]) => Write(name, request.Json, isNew: true),
            ("PUT", ["", "schedules", var name]) => Write(name, request.Json, isNew: false),
            ("GET", ["", "schedules", var name]) => _schedules.TryGetValue($"{group}/{name}", out var found)
                ? ScriptedResponse.OfJson(found.DeepClone()) : Missing(name),
            ("DELETE", ["", "schedules", var name]) => _schedules.Remove($"{group}/{name}")
                ? ScriptedResponse.OfJson(new JsonObject()) : Missing(name),
            ("GET", ["", "tags", var arn]) => tags.Of(arn) is { } known
                ? ScriptedResponse.OfJson(new JsonObject { ["Tags"] = known }) : Missing(arn),
            _ => null,
        };
    }

    private ScriptedResponse ListGroups(ScriptedRequest request)
    {
        var prefix = request.Query.GetValueOrDefault("NamePrefix", "");
        return ScriptedResponse.OfJson(new JsonObject
        {
            ["ScheduleGroups"] = new JsonArray([.. _groups.Values
                .Where(one => one["Name"]!.GetValue<string>().StartsWith(prefix, StringComparison.Ordinal))
                .Select(one => one.DeepClone())]),
        });
    }

    private ScriptedResponse CreateGroup(string name, JsonObject json)
    {
        var arn = $"arn:aws:scheduler:us-east-1:123456789012:schedule-group/{name}";
        if (!_groups.TryAdd(name, new JsonObject { ["Name"] = name, ["Arn"] = arn, ["State"] = "ACTIVE" }))
            return ScriptedResponse.Error("ConflictException", $"Schedule group {name} already exists.", 409);
        tags.Set(arn, json["Tags"]);
        return ScriptedResponse.OfJson(new JsonObject { ["ScheduleGroupArn"] = arn });
    }

    private ScriptedResponse DescribeGroup(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
            return Missing(name);
        var answer = ScriptedResponse.OfJson(group.DeepClone());
        if (group["left"] is { } left && (group["left"] = left.GetValue<int>() - 1).GetValue<int>() <= 0)
            _groups.Remove(name);
        return answer;
    }

    private ScriptedResponse DeleteGroup(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
            return Missing(name);
        if (Patience > 0)
            (group["State"], group["left"]) = ("DELETING", Patience);
        else
            _groups.Remove(name);
        tags.Remove(group["Arn"]!.GetValue<string>());
        foreach (var schedule in _schedules.Keys.Where(
            key => key.StartsWith(name + "/", StringComparison.Ordinal)).ToList())
        {
            _schedules.Remove(schedule);
        }
        return ScriptedResponse.OfJson(new JsonObject());
    }

    private ScriptedResponse ListSchedules(string group) => ScriptedResponse.OfJson(new JsonObject
    {
        [nameof(Schedules)] = new JsonArray([.. _schedules
            .Where(one => one.Key.StartsWith(group + "/", StringComparison.Ordinal))
            .Select(one => one.Value.DeepClone())]),
    });

    private ScriptedResponse Write(string name, JsonObject json, bool isNew)
    {
        var group = json["GroupName"]?.GetValue<string>() ?? "default";
        var key = $"{group}/{name}";
        if (!_groups.TryGetValue(group, out var known) || known["State"]!.GetValue<string>() != "ACTIVE"
            || (!isNew && !_schedules.ContainsKey(key)))
            return Missing(name);
        if (isNew && _schedules.ContainsKey(key))
            return ScriptedResponse.Error("ConflictException", $"Schedule {name} already exists.", 409);
        var schedule = json.DeepClone().AsObject();
        schedule["Name"] = name;
        schedule["Arn"] = $"arn:aws:scheduler:us-east-1:123456789012:schedule/{key}";
        _schedules[key] = schedule;
        return ScriptedResponse.OfJson(new JsonObject { ["ScheduleArn"] = schedule["Arn"]!.DeepClone() });
    }

    private static ScriptedResponse Missing(string name) =>
        ScriptedResponse.Error("ResourceNotFoundException", $"Schedule {name} does not exist.", 404);
}
