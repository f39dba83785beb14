using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns;

internal delegate AmazonServiceException MakeError(
    string message, Exception inner, ErrorType type, string? code, string? requestId, HttpStatusCode status);

/// <summary>What the protocols need to know of a service, and its errors by code.</summary>
/// <param name="Name">The name of its requests in the SDK.</param>
/// <param name="Target">What X-Amz-Target begins with.</param>
/// <param name="JsonVersion">The version in the content type.</param>
/// <param name="ApiVersion">The date of the interface.</param>
/// <param name="Unknown">Makes an error that has no type of its own.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Filled by an initializer.")]
internal sealed record ServiceModel(
    string Name, string Target, string JsonVersion, string ApiVersion, MakeError Unknown)
{
    private readonly Dictionary<string, MakeError> _errors = new(StringComparer.Ordinal);

    public MakeError this[string code]
    {
        set => _errors[code] = value;
    }

    /// <summary>Makes the error that a response tells.</summary>
    public AmazonServiceException Error(ErrorText text, IWebResponseData response, Exception inner)
    {
        var status = response.StatusCode;
        var type = (int)status < 500 ? ErrorType.Sender : ErrorType.Receiver;
        var id = response.IsHeaderPresent("x-amzn-RequestId")
            ? response.GetHeaderValue("x-amzn-RequestId") : text.RequestId;
        var make = text.Code is { } code && _errors.TryGetValue(code, out var known) ? known : Unknown;
        var error = make(
            text.Message ?? ResponseUnmarshaller.GetDefaultErrorMessage<AmazonServiceException>(), inner, type,
            text.Code ?? $"{(int)status}", id, status);
        if (text.Body is { ValueKind: JsonValueKind.Object } body)
            Fill(error, body);
        return error;
    }

    private static void Fill(AmazonServiceException error, JsonElement body)
    {
        foreach (var member in Shapes.Members(error.GetType()))
        {
            if (body.TryGetProperty(member.Name, out var value) && value.ValueKind != JsonValueKind.Null)
                member.SetValue(error, value.Deserialize(member.PropertyType, Shapes.Json));
        }
    }
}

/// <summary>What the body of an error says.</summary>
internal sealed record ErrorText(string? Code, string? Message, string? RequestId, JsonElement? Body)
{
    /// <summary>Reads JSON; a body that is none, such as a proxy's page, tells nothing.</summary>
    public static ErrorText OfJson(byte[] bytes, IWebResponseData response)
    {
        var header = response.IsHeaderPresent("x-amzn-ErrorType") ? response.GetHeaderValue("x-amzn-ErrorType") : null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement.Clone();
            return new(
                NameOf(header ?? Text(root, "__type") ?? Text(root, "code") ?? Text(root, "Code")),
                Text(root, "message") ?? Text(root, "Message"), null, root);
        }
        catch (JsonException)
        {
            return new(NameOf(header), null, null, null);
        }
    }

    // com.amazon#ThrottlingException:http://...
    private static string? NameOf(string? type) =>
        string.IsNullOrEmpty(type) ? null : type[(type.LastIndexOf('#') + 1)..].Split(':')[0];

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
