using System.Text;
using System.Text.Json.Nodes;

namespace Kayfabe.ScriptedAws.Server;

/// <summary>What is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record ScriptedResponse(int Status, byte[] Body)
{
    /// <summary>Headers but for the body's length and the date.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>An answer of a json-1.1 service.</summary>
    public static ScriptedResponse OfJson(JsonNode body, int status = 200) =>
        new(status, Encoding.UTF8.GetBytes(body.ToJsonString()))
        {
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-amz-json-1.1" },
        };

    /// <summary>An error of a json-1.1 or rest-json service.</summary>
    public static ScriptedResponse Error(string code, string message, int status = 400) =>
        OfJson(new JsonObject { ["__type"] = code, ["message"] = message }, status);

    /// <summary>An answer in XML, of S3 or IAM.</summary>
    public static ScriptedResponse OfXml(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body))
    {
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/xml" },
    };

    /// <summary>An error of S3.</summary>
    public static ScriptedResponse S3Error(string code, int status) =>
        OfXml($"<Error><Code>{code}</Code><Message>{code}</Message></Error>", status);
}
