using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws.Serving;

/// <summary>Objects of S3 as the other services here read and write them.</summary>
internal sealed class ScriptedStorage(IScriptedService storage)
{
    // Nobody verifies it, but moto reads the service from it.
    private const string Signature =
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";

    /// <summary>An object's content; null where there is none.</summary>
    public async Task<byte[]?> Get(string address, CancellationToken cancel)
    {
        var response = await storage.Answer(Request("GET", address, []), cancel);
        return response is { Status: 200 } ? response.Body : null;
    }

    public async Task Put(string address, byte[] content, CancellationToken cancel)
    {
        var response = await storage.Answer(Request("PUT", address, content), cancel);
        if (response is not { Status: 200 })
            throw new InvalidOperationException($"{address} was not stored: {response?.Status}");
    }

    private static ScriptedRequest Request(string method, string address, byte[] body) => new(
        method, "/" + address["s3://".Length..], new Dictionary<string, string>(),
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = Signature }, body);
}
