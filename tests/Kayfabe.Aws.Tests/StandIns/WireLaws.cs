using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace Kayfabe.Aws.Tests.StandIns;

/// <summary>What the stand-ins send, and what they make of errors and pages, against the services' models.</summary>
public sealed class WireLaws
{
    private const string Token = "next-page";

    private readonly List<string> _differences = [];
    private readonly Wire _wire = new();
    private Type _service = typeof(object);
    private JsonElement _model;

    private string Protocol => _model.GetProperty("metadata").GetProperty("protocol").GetString()!;

    private string Nothing => Protocol == "query" ? "<Response/>" : "{}";

    [Theory, MemberData(nameof(ModelLaws.Services), MemberType = typeof(ModelLaws))]
    public async Task Every_operation_is_sent_as_the_model_says(Type service, string name)
    {
        using var model = Open(service, name);
        foreach (var (method, operation) in Operations())
        {
            await Call(method, (HttpStatusCode.OK, null, Nothing));
            var (verb, address, headers, body) = _wire.Sent[^1];
            var sent = Protocol switch
            {
                "json" => $"{Header(headers, "X-Amz-Target")} {Header(headers, "Content-Type")}",
                "query" => body.Split('&', 3) is [var action, var version, ..] ? $"{action}&{version}" : body,
                _ => $"{verb} {address.AbsolutePath}",
            };
            Compare($"{operation} is sent as", sent, SentAs(operation));
            Compare(
                $"{operation} is signed for", Regex.Match(headers, "/us-east-1/([^/]+)/aws4_request").Groups[1].Value,
                SigningName());
        }
        ModelLaws.AssertNone(_differences);
    }

    [Theory, MemberData(nameof(ModelLaws.Services), MemberType = typeof(ModelLaws))]
    public async Task Every_error_of_an_operation_has_its_own_type(Type service, string name)
    {
        using var model = Open(service, name);
        foreach (var (method, operation) in Operations())
        {
            foreach (var shape in Errors(operation))
            {
                var code = _model.GetProperty("shapes").GetProperty(shape) is var error
                    && error.TryGetProperty("error", out var said) && said.TryGetProperty("code", out var own)
                    ? own.GetString()! : shape;
                var thrown = await Call(method, Protocol == "query"
                    ? (HttpStatusCode.BadRequest, null, $"<R><Error><Code>{code}</Code></Error></R>")
                    : (HttpStatusCode.BadRequest, code, "{}"));
                Compare(
                    $"{operation}: {code} is", thrown?.GetType().Name,
                    shape + (shape.EndsWith("Exception", StringComparison.Ordinal) ? "" : "Exception"));
            }
        }
        ModelLaws.AssertNone(_differences);
    }

    [Theory, MemberData(nameof(ModelLaws.Services), MemberType = typeof(ModelLaws))]
    public async Task Pages_are_those_of_the_model(Type service, string name)
    {
        using var model = Open(service, name);
        using var pages = Botocore.Pages(name);
        var factory = service.GetProperty("Paginators")?.PropertyType;
        var described = pages.RootElement.GetProperty("pagination").EnumerateObject()
            .Where(page => service.GetMethod(page.Name + "Async") is not null).ToArray();
        Assert.Equal(
            described.Select(static page => page.Name).Order(StringComparer.Ordinal),
            (factory?.GetMethods() ?? []).Select(static one => one.Name).Order(StringComparer.Ordinal));
        foreach (var page in described)
            await Compare(factory!.GetMethod(page.Name)!, page.Name, page.Value);
        ModelLaws.AssertNone(_differences);
    }

    // The token of the first response is sent in the place of the second request's.
    private async Task Compare(MethodInfo method, string operation, JsonElement page)
    {
        var keys = page.GetProperty("result_key") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(static one => one.GetString()!).ToArray()
            : [page.GetProperty("result_key").GetString()!];
        Compare(
            $"the pages of {operation} have",
            string.Join(' ', method.ReturnType.GetProperties().Select(static one => one.Name).Order()),
            string.Join(' ', keys.Select(Capital).Append("Responses").Order()));
        var given = page.GetProperty("output_token").GetString()!;
        var taken = page.GetProperty("input_token").GetString()!;
        var input = _model.GetProperty("operations").GetProperty(operation).GetProperty("input");
        var member = _model.GetProperty("shapes").GetProperty(input.GetProperty("shape").GetString()!)
            .GetProperty("members").GetProperty(taken);
        var wire = member.TryGetProperty("locationName", out var other) ? other.GetString()! : taken;
        _wire.Sent.Clear();
        _wire.Answers.Clear();
        _wire.Answers.Enqueue((HttpStatusCode.OK, null, Protocol == "query"
            ? $"<R><{operation}Result><{given}>{Token}</{given}></{operation}Result></R>"
            : $$"""{"{{given}}":"{{Token}}"}"""));
        _wire.Answers.Enqueue((HttpStatusCode.OK, null, Nothing));
        var factory = _service.GetProperty("Paginators")!.GetValue(_wire.Client(_service));
        var paginator = method.Invoke(factory, [New(method.GetParameters()[0].ParameterType)])!;
        var responses = method.ReturnType.GetProperty("Responses")!.GetValue(paginator)!;
        await (Task)typeof(WireLaws).GetMethod(nameof(Drain), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType.GetProperty("Responses")!.PropertyType.GenericTypeArguments)
            .Invoke(null, [responses])!;
        if (_wire.Sent.Count != 2)
            _differences.Add($"{operation}: the response's {given} does not lead to a second page");
        else if (!Regex.IsMatch($"{_wire.Sent[1].Address.Query} {_wire.Sent[1].Body}", $"\\b{wire}\"?[=:]\"?{Token}"))
            _differences.Add($"{operation}: the second page is not asked for with {wire}");
    }

    private static async Task Drain<T>(IAsyncEnumerable<T> pages)
    {
        await foreach (var _ in pages)
        {
            // Only what is sent is looked at.
        }
    }

    private JsonDocument Open(Type service, string name)
    {
        Botocore.Need();
        var model = Botocore.Model(name);
        (_service, _model) = (service, model.RootElement);
        return model;
    }

    private IEnumerable<(MethodInfo Method, string Operation)> Operations() => _service.GetMethods()
        .Where(static one => one.Name.EndsWith("Async", StringComparison.Ordinal))
        .Select(static one => (one, one.Name[..^"Async".Length]));

    private IEnumerable<string> Errors(string operation) =>
        _model.GetProperty("operations").GetProperty(operation).TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(static one => one.GetProperty("shape").GetString()!) : [];

    // What the call threw; null where it did not.
    private async Task<Exception?> Call(MethodInfo method, (HttpStatusCode Status, string? Error, string Body) answer)
    {
        _wire.Answers.Clear();
        _wire.Answers.Enqueue(answer);
        try
        {
            await (Task)method.Invoke(
                _wire.Client(_service), [New(method.GetParameters()[0].ParameterType), CancellationToken.None])!;
            return null;
        }
        catch (AmazonClientException e)
        {
            return e;
        }
        catch (AmazonServiceException e)
        {
            return e;
        }
    }

    // What is a part of a path has to be there.
    private static object New(Type type)
    {
        var request = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(static one => one.PropertyType == typeof(string)))
        {
            if (property.GetCustomAttributes().Any(static one => one.GetType().Name == "InPathAttribute"))
                property.SetValue(request, "x");
        }
        return request;
    }

    private string SentAs(string operation)
    {
        var (metadata, http) = (_model.GetProperty("metadata"),
            _model.GetProperty("operations").GetProperty(operation).GetProperty("http"));
        return Protocol switch
        {
            "json" => $"{metadata.GetProperty("targetPrefix").GetString()}.{operation} "
                + $"application/x-amz-json-{metadata.GetProperty("jsonVersion").GetString()}",
            "query" => $"Action={operation}&Version={metadata.GetProperty("apiVersion").GetString()}",
            _ => $"{http.GetProperty("method").GetString()} "
                + Regex.Replace(http.GetProperty("requestUri").GetString()!, @"\{[^}]+\}", "x"),
        };
    }

    private string SigningName()
    {
        var metadata = _model.GetProperty("metadata");
        // The model of ECR calls its hosts api.ecr, and its endpoints' rules the service ecr.
        var isNamed = metadata.TryGetProperty("signingName", out _);
        var name = metadata.GetProperty(isNamed ? "signingName" : "endpointPrefix").GetString()!;
        return name == "api.ecr" ? "ecr" : name;
    }

    private void Compare(string what, string? has, string wanted)
    {
        if (has != wanted)
            _differences.Add($"{what} {has ?? "nothing"}, and {wanted} in the model");
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Header(string headers, string name) =>
        Regex.Match(headers, $"^{name}: ([^\r\n]*)", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value;
}
