using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;

namespace Kayfabe.ScriptedAws.Serving;

/// <summary>Models, configurations and endpoints of SageMaker, which take their time, and what an endpoint answers.</summary>
public sealed class ScriptedEndpoints : IScriptedService
{
    private readonly Stored _models, _configurations, _endpoints;
    private readonly ObjectStore _storage;
    private readonly Lock _lock = new();

    /// <summary>Plays them.</summary>
    /// <param name="tags">Learns their tags.</param>
    /// <param name="storage">Where the archives of models are.</param>
    public ScriptedEndpoints(ScriptedTags tags, IScriptedService storage)
    {
        _models = new("model", "model", tags);
        _configurations = new("endpoint-config", "endpoint configuration", tags);
        _endpoints = new("endpoint", "endpoint", tags);
        _storage = new ObjectStore(storage);
    }

    /// <summary>How often an endpoint is described as Creating, and as Deleting, before it is over.</summary>
    public int Patience { get; set; } = 1;

    /// <summary>Whether endpoints stay in Creating.</summary>
    public bool IsStuck { get; set; }

    /// <summary>How often CreateEndpoint does not know a configuration that was just made.</summary>
    public int ForgetfulCreates { get; set; }

    /// <summary>The names of the endpoints that exist.</summary>
    public IReadOnlyList<string> Endpoints
    {
        get
        {
            lock (_lock)
                return [.. _endpoints.Items.Select(one => Text(one, "EndpointName"))];
        }
    }

    /// <summary>The archive of a model; null where there is no such model.</summary>
    internal string? ArchiveOf(string model)
    {
        lock (_lock)
            return _models[model]?["PrimaryContainer"]?["ModelDataUrl"]?.GetValue<string>();
    }

    /// <inheritdoc/>
    public async Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel)
    {
        if (request.Method == "POST" && request.Path.Split('/') is ["", "endpoints", var endpoint, "invocations"])
            return await Invoke(request, endpoint, cancel);
        if (!request.Operation.StartsWith("SageMaker.", StringComparison.Ordinal))
            return null;
        var json = request.Json;
        // Whether the container would start is found out when the endpoint is made.
        var starts = request.Operation != "SageMaker.CreateEndpoint"
            || await Starts(Text(json, "EndpointConfigName"), cancel);
        lock (_lock)
            return Answer(request.Operation["SageMaker.".Length..], json, starts);
    }

    private ScriptedResponse? Answer(string operation, JsonObject json, bool starts) => operation switch
    {
        "CreateModel" => _models.Add(Text(json, "ModelName"), json, "ModelArn"),
        "DescribeModel" => Describe(_models, Text(json, "ModelName")),
        "DeleteModel" => Delete(_models, Text(json, "ModelName"), IsModelUsed(Text(json, "ModelName"))),
        "ListModels" => List(_models, "Models", json),
        "CreateEndpointConfig" => CreateConfiguration(json),
        "DescribeEndpointConfig" => Describe(_configurations, Text(json, "EndpointConfigName")),
        "DeleteEndpointConfig" => Delete(
            _configurations, Text(json, "EndpointConfigName"), IsConfigurationUsed(Text(json, "EndpointConfigName"))),
        "ListEndpointConfigs" => List(_configurations, "EndpointConfigs", json),
        "CreateEndpoint" => CreateEndpoint(json, starts),
        "DescribeEndpoint" => DescribeEndpoint(Text(json, "EndpointName")),
        "DeleteEndpoint" => DeleteEndpoint(Text(json, "EndpointName")),
        "ListEndpoints" => List(_endpoints, "Endpoints", json),
        _ => null,
    };

    private ScriptedResponse CreateConfiguration(JsonObject json)
    {
        foreach (var variant in json["ProductionVariants"]!.AsArray())
        {
            if (_models[Text(variant!.AsObject(), "ModelName")] is null)
                return _models.Missing(Text(variant.AsObject(), "ModelName"));
        }
        return _configurations.Add(Text(json, "EndpointConfigName"), json, "EndpointConfigArn");
    }

    private ScriptedResponse CreateEndpoint(JsonObject json, bool starts)
    {
        var configuration = Text(json, "EndpointConfigName");
        if (_configurations[configuration] is not { } known || ForgetfulCreates-- > 0)
            return _configurations.Missing(configuration);
        ForgetfulCreates = int.Max(ForgetfulCreates, 0);
        var name = Text(json, "EndpointName");
        var response = _endpoints.Add(name, json, "EndpointArn");
        if (response.Status == 200)
        {
            _endpoints[name]!["EndpointStatus"] = "Creating";
            _endpoints[name]!["left"] = Patience;
            _endpoints[name]!["then"] = starts ? "InService" : "Failed";
            _endpoints[name]!["ProductionVariants"] = new JsonArray(new JsonObject
            {
                ["VariantName"] = "all",
                ["CurrentInstanceCount"] = known["ProductionVariants"]![0]!["InitialInstanceCount"]?.DeepClone(),
            });
        }
        return response;
    }

    private ScriptedResponse DescribeEndpoint(string name)
    {
        if (_endpoints[name] is not { } endpoint)
            return _endpoints.Missing(name);
        var left = endpoint["left"]!.GetValue<int>();
        switch (Text(endpoint, "EndpointStatus"))
        {
            case "Creating" when left <= 0 && !IsStuck:
                endpoint["EndpointStatus"] = Text(endpoint, "then");
                if (Text(endpoint, "then") == "Failed")
                {
                    endpoint["FailureReason"] = "The primary container for production variant all did not pass the "
                        + "ping health check. Please check CloudWatch logs for this endpoint.";
                }
                break;
            case "Deleting" when left <= 0:
                _endpoints.Remove(name);
                return _endpoints.Missing(name);
        }
        endpoint["left"] = left - 1;
        return ScriptedResponse.OfJson(endpoint.DeepClone());
    }

    private ScriptedResponse DeleteEndpoint(string name)
    {
        if (_endpoints[name] is not { } endpoint)
            return _endpoints.Missing(name);
        if (Text(endpoint, "EndpointStatus") == "Creating")
            return ScriptedResponse.Error("ValidationException", "Cannot update in-progress endpoint.");
        endpoint["EndpointStatus"] = "Deleting";
        endpoint["left"] = Patience;
        return new ScriptedResponse(200, []);
    }

    // SageMaker itself does not look, and then the endpoint cannot be updated any more, or keeps its instances.
    private bool IsConfigurationUsed(string name) =>
        _endpoints.Items.Any(endpoint => Text(endpoint, "EndpointConfigName") == name);

    private bool IsModelUsed(string name) => _configurations.Items.Any(configuration =>
        configuration["ProductionVariants"]!.AsArray().Any(variant => Text(variant!.AsObject(), "ModelName") == name));

    private static ScriptedResponse Describe(Stored of, string name) =>
        of[name] is { } item ? ScriptedResponse.OfJson(item.DeepClone()) : of.Missing(name);

    private static ScriptedResponse Delete(Stored of, string name, bool isUsed)
    {
        if (of[name] is null)
            return of.Missing(name);
        if (isUsed)
            return ScriptedResponse.Error("NeededElsewhere", $"{name} is needed.");
        of.Remove(name);
        return new ScriptedResponse(200, []);
    }

    // Two of a page, so that pages are gone through.
    private static ScriptedResponse List(Stored of, string member, JsonObject json)
    {
        var contains = json["NameContains"]?.GetValue<string>() ?? "";
        var start = json["NextToken"]?.GetValue<string>() is { } token
            ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var all = of.Items.Where(item => item.ToJsonString().Contains(contains, StringComparison.Ordinal)).ToList();
        var answer = new JsonObject
        {
            [member] = new JsonArray([.. all.Skip(start).Take(2).Select(item => item.DeepClone())]),
        };
        if (start + 2 < all.Count)
            answer["NextToken"] = $"{start + 2}";
        return ScriptedResponse.OfJson(answer);
    }

    private async Task<bool> Starts(string configuration, CancellationToken cancel)
    {
        string? archive;
        lock (_lock)
        {
            archive = _configurations[configuration]?["ProductionVariants"]?[0]?["ModelName"]?.GetValue<string>()
                is { } model ? ArchiveOf(model) : null;
        }
        return archive is null
            || (await _storage.Find(archive, cancel) is { } bytes && ServingContainer.Starts(bytes));
    }

    private async Task<ScriptedResponse> Invoke(ScriptedRequest request, string endpoint, CancellationToken cancel)
    {
        string? archive = null;
        lock (_lock)
        {
            if (_endpoints[endpoint] is { } found && Text(found, "EndpointStatus") == "InService")
            {
                archive = ArchiveOf(
                    _configurations[Text(found, "EndpointConfigName")]!["ProductionVariants"]![0]!["ModelName"]!
                        .GetValue<string>());
            }
        }
        if (archive is null || await _storage.Find(archive, cancel) is not { } bytes)
            return ScriptedResponse.Error("ValidationError", $"Endpoint {endpoint} of account 123456789012 not found.");
        var (status, body) = ServingContainer.Answer(
            bytes, request.Body, request.Headers.GetValueOrDefault("Content-Type", ""),
            request.Headers.GetValueOrDefault("Accept", ""));
        if (status is 200 or 204)
        {
            return new ScriptedResponse(status, Encoding.UTF8.GetBytes(body))
            {
                Headers = new Dictionary<string, string> { ["Content-Type"] = "text/csv; charset=utf-8" },
            };
        }
        return ScriptedResponse.OfJson(
            new JsonObject
            {
                ["__type"] = "ModelError",
                ["Message"] = $"Received client error ({status}) from all with message \"{body}\".",
                ["OriginalStatusCode"] = status,
                ["OriginalMessage"] = body,
            },
            424);
    }

    private static string Text(JsonObject json, string member) => json[member]!.GetValue<string>();
}
