using System.Text.Json.Nodes;

namespace Kayfabe.ScriptedAws.Server;

/// <summary>A request as it came.</summary>
/// <param name="Method">GET, PUT, ...</param>
/// <param name="Path">Without its query, unescaped.</param>
/// <param name="Query">The query's parameters, unescaped.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">The body; chunks of a signed upload are put together.</param>
public sealed record ScriptedRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers,
    byte[] Body)
{
    /// <summary>The number of the request at this server, from 0.</summary>
    public int Number { get; init; }

    /// <summary>
    /// The operation, as X-Amz-Target has it (<c>RekognitionService.DetectLabels</c>), or <c>GET /path</c>.
    /// </summary>
    public string Operation => Headers.TryGetValue("X-Amz-Target", out var target) ? target : $"{Method} {Path}";

    /// <summary>The service in the signature's scope, such as rekognition; empty without one.</summary>
    public string SigningService => Headers.TryGetValue("Authorization", out var value)
        && value.Split("Credential=") is [_, var rest] && rest.Split(',')[0].Split('/') is [_, _, _, var service, ..]
        ? service : "";

    /// <summary>The body as JSON.</summary>
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}
