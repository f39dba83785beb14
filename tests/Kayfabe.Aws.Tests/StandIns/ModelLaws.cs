using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Kayfabe.Aws.Tests.StandIns;

/// <summary>The stand-ins, as they are compiled, against the services' own models.</summary>
public sealed class ModelLaws
{
    // Milliseconds in the model, DateTime in the SDK.
    private static readonly string[] s_milliseconds =
    [
        "GetLogEventsRequest.StartTime", "GetLogEventsRequest.EndTime", "LogStream.CreationTime",
        "LogStream.FirstEventTimestamp", "LogStream.LastEventTimestamp", "LogStream.LastIngestionTime",
        "OutputLogEvent.Timestamp", "OutputLogEvent.IngestionTime",
    ];

    private readonly List<string> _differences = [];
    private readonly HashSet<Type> _compared = [];
    private JsonElement _shapes;
    private Type _service = typeof(object);

    /// <summary>The interfaces of the clients, and the models that they are of.</summary>
    public static TheoryData<Type, string> Services => new()
    {
        { typeof(Amazon.Rekognition.IAmazonRekognition), "rekognition" },
        { typeof(Amazon.SageMaker.IAmazonSageMaker), "sagemaker" },
        { typeof(Amazon.SageMakerRuntime.IAmazonSageMakerRuntime), "sagemaker-runtime" },
        { typeof(Amazon.ResourceGroupsTaggingAPI.IAmazonResourceGroupsTaggingAPI), "resourcegroupstaggingapi" },
        { typeof(Amazon.Scheduler.IAmazonScheduler), "scheduler" },
        { typeof(Amazon.CloudWatchLogs.IAmazonCloudWatchLogs), "logs" },
        { typeof(Amazon.IdentityManagement.IAmazonIdentityManagementService), "iam" },
        { typeof(Amazon.ServiceQuotas.IAmazonServiceQuotas), "service-quotas" },
        { typeof(Amazon.ECR.IAmazonECR), "ecr" },
    };

    [Theory, MemberData(nameof(Services))]
    public void Operations_members_types_and_errors_are_those_of_the_model(Type service, string name)
    {
        Botocore.Need();
        using var model = Botocore.Model(name);
        (_service, _shapes) = (service, model.RootElement.GetProperty("shapes"));
        var operations = service.GetMethods()
            .Where(static one => one.Name.EndsWith("Async", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(operations);
        foreach (var method in operations)
        {
            var operation = method.Name[..^"Async".Length];
            if (!model.RootElement.GetProperty("operations").TryGetProperty(operation, out var described))
            {
                _differences.Add($"the service has no {operation}");
                continue;
            }
            Compare(method, operation, described);
        }
        _differences.AddRange(service.Assembly.GetExportedTypes().Except(_compared).Except(Others(service))
            .Select(static type => $"the model has no {type.FullName}"));
        AssertNone(_differences);
    }

    /// <summary>Fails with all differences, whole: xunit cuts off what a collection has.</summary>
    internal static void AssertNone(IReadOnlyCollection<string> differences) =>
        Assert.True(differences.Count == 0, string.Join('\n', differences.Distinct(StringComparer.Ordinal)));

    private void Compare(MethodInfo method, string operation, JsonElement described)
    {
        var parameters = method.GetParameters();
        Assert.Equal(typeof(CancellationToken), parameters[^1].ParameterType);
        var (request, response) = (parameters[0].ParameterType, method.ReturnType.GenericTypeArguments[0]);
        Assert.Equal((operation + "Request", operation + "Response"), (request.Name, response.Name));
        Structure(request, described.GetProperty("input").GetProperty("shape").GetString()!);
        if (described.TryGetProperty("output", out var output))
            Structure(response, output.GetProperty("shape").GetString()!);
        else
            _compared.Add(response);
        foreach (var error in described.TryGetProperty("errors", out var errors) ? errors.EnumerateArray() : default)
        {
            var shape = error.GetProperty("shape").GetString()!;
            var suffix = shape.EndsWith("Exception", StringComparison.Ordinal) ? "" : "Exception";
            var type = request.Assembly.GetType($"{request.Namespace}.{shape}{suffix}");
            if (type is null || !type.IsSubclassOf(typeof(AmazonServiceException)))
                _differences.Add($"{operation} has no {shape}");
            else
                Structure(type, shape);
        }
    }

    private void Structure(Type type, string name)
    {
        if (!_compared.Add(type))
            return;
        var shape = _shapes.GetProperty(name);
        var required = Texts(shape, "required");
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(static one => one.Name, StringComparer.Ordinal);
        foreach (var member in shape.TryGetProperty("members", out var members) ? members.EnumerateObject() : default)
        {
            var capital = char.ToUpperInvariant(member.Name[0]) + member.Name[1..];
            if (capital == "Message" && type.IsSubclassOf(typeof(Exception)))
                continue;
            if (!properties.Remove(capital, out var property))
            {
                _differences.Add($"{type.Name} has no {capital}");
                continue;
            }
            var target = member.Value.GetProperty("shape").GetString()!;
            var wanted = s_milliseconds.Contains($"{type.Name}.{capital}") ? typeof(DateTime?)
                : TypeOf(property.PropertyType, target, isItem: false);
            if (wanted is not null && wanted != property.PropertyType)
                _differences.Add($"{type.Name}.{capital} is {property.PropertyType}, and {wanted} in the model");
            if (property.GetCustomAttribute<AWSPropertyAttribute>()?.Required == true != required.Contains(member.Name))
                _differences.Add($"{type.Name}.{capital}: required or not");
            ComparePlace(property, shape, member, $"{type.Name}.{capital}");
        }
        _differences.AddRange(properties.Keys.Select(one => $"the model has no {type.Name}.{one}"));
    }

    // The type that a shape has, looked up where the property says; null for one that was compared by its members.
    private Type? TypeOf(Type has, string name, bool isItem)
    {
        var shape = _shapes.GetProperty(name);
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                Structure(has, name);
                return has.Name == name ? null : typeof(void);
            case "list" when has.IsGenericType && has.GetGenericTypeDefinition() == typeof(List<>):
                var item = has.GenericTypeArguments[0];
                return typeof(List<>).MakeGenericType(
                    TypeOf(item, shape.GetProperty("member").GetProperty("shape").GetString()!, isItem: true) ?? item);
            case "map" when has.IsGenericType && has.GetGenericTypeDefinition() == typeof(Dictionary<,>):
                _ = TypeOf(typeof(string), shape.GetProperty("key").GetProperty("shape").GetString()!, isItem: true);
                var value = has.GenericTypeArguments[1];
                return typeof(Dictionary<,>).MakeGenericType(typeof(string), TypeOf(
                    value, shape.GetProperty("value").GetProperty("shape").GetString()!, isItem: true) ?? value);
            case "string" when isItem && shape.TryGetProperty("enum", out _):
                // The items are texts, and the SDK has the constants all the same.
                _ = Constants(_service.Assembly.GetType($"{_service.Namespace}.{name}") ?? has, name, shape);
                return typeof(string);
            case "string" when shape.TryGetProperty("enum", out _):
                return Constants(has, name, shape);
            case "string":
                return typeof(string);
            case "blob":
                return typeof(MemoryStream);
            case var plain:
                var type = plain switch
                {
                    "integer" => typeof(int),
                    "long" => typeof(long),
                    "float" => typeof(float),
                    "double" => typeof(double),
                    "boolean" => typeof(bool),
                    "timestamp" => typeof(DateTime),
                    _ => typeof(void),
                };
                return isItem ? type : typeof(Nullable<>).MakeGenericType(type);
        }
    }

    private Type? Constants(Type has, string name, JsonElement shape)
    {
        if (!has.IsSubclassOf(typeof(ConstantClass)) || has.Name != name)
            return typeof(ConstantClass);
        _compared.Add(has);
        var known = has.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => ((ConstantClass)field.GetValue(null)!).Value).ToArray();
        var wanted = Texts(shape, "enum");
        _differences.AddRange(known.Except(wanted).Select(value => $"the model has no {name} \"{value}\""));
        _differences.AddRange(wanted.Except(known).Select(value => $"{name} has no \"{value}\""));
        return null;
    }

    // What the SDK has beside the shapes of a model: the same in every package, the public types of a real one show.
    private static IEnumerable<Type> Others(Type service)
    {
        var (assembly, space, name) = (service.Assembly, service.Namespace, service.Name[1..]);
        var paginators = service.GetProperty("Paginators")?.PropertyType;
        return ((string[])["Client", "Config", "Exception", "Request"])
            .Select(kind => assembly.GetType($"{space}.{name}{kind}", throwOnError: true)!)
            .Concat(paginators is null ? [service]
                : [service, paginators, .. paginators.GetMethods().Select(static one => one.ReturnType)]);
    }

    // Where a member is written, and under which name. The attributes of places are the stand-ins' own.
    private void ComparePlace(PropertyInfo property, JsonElement shape, JsonProperty member, string what)
    {
        var place = property.GetCustomAttributes()
            .FirstOrDefault(static one => one.GetType().BaseType?.Name == "PlaceAttribute");
        var wanted = shape.TryGetProperty("payload", out var payload) && payload.GetString() == member.Name
            ? "Payload"
            : member.Value.TryGetProperty("location", out var location) ? location.GetString() switch
            {
                "uri" => "InPath",
                "querystring" => "InQuery",
                "header" => "InHeader",
                var other => other,
            }
            : "";
        var has = place?.GetType().Name[..^"Attribute".Length] ?? "";
        if (has != wanted)
            _differences.Add($"{what} is written {(has.Length > 0 ? has : "in the body")}");
        if (wanted == "Payload")
            return;
        var name = place is not null ? (string)place.GetType().GetProperty("Name")!.GetValue(place)!
            : property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;
        var own = member.Value.TryGetProperty("locationName", out var written) ? written.GetString() : member.Name;
        if (name != own)
            _differences.Add($"{what} is written {name}, and {own} in the model");
    }

    private static string[] Texts(JsonElement parent, string name) => parent.TryGetProperty(name, out var values)
        ? [.. values.EnumerateArray().Select(static one => one.GetString()!)] : [];
}
