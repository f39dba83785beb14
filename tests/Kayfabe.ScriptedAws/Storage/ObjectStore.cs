using System.Text;
using System.Xml.Linq;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws.Storage;

/// <summary>Reads and writes objects as a job does, through whatever plays S3.</summary>
/// <param name="storage">It.</param>
internal sealed class ObjectStore(IScriptedService storage)
{
    private static readonly Dictionary<string, string> s_headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Authorization"] = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, Signature=0",
        ["x-amz-date"] = "20260101T000000Z",
    };

    /// <summary>The keys that begin with a prefix, ordinal.</summary>
    public async Task<IReadOnlyList<string>> Keys(string bucket, string prefix, CancellationToken cancel)
    {
        var answer = await Ask(new ScriptedRequest(
            "GET", $"/{bucket}", new Dictionary<string, string> { ["list-type"] = "2", ["prefix"] = prefix }, s_headers,
            []), cancel);
        var xml = XDocument.Parse(Encoding.UTF8.GetString(answer.Body));
        return
        [
            .. xml.Descendants().Where(static one => one.Name.LocalName == "Key").Select(static one => one.Value)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The bytes of an object.</summary>
    public async Task<byte[]> Get(string bucket, string key, CancellationToken cancel) => (await Ask(
        new ScriptedRequest("GET", $"/{bucket}/{key}", new Dictionary<string, string>(), s_headers, []), cancel)).Body;

    /// <summary>The bytes of the object at <c>s3://bucket/key</c>; null where there is none.</summary>
    public async Task<byte[]?> Find(string address, CancellationToken cancel)
    {
        var (bucket, key) = Parse(address);
        var answer = await storage.Answer(
            new ScriptedRequest("GET", $"/{bucket}/{key}", new Dictionary<string, string>(), s_headers, []), cancel);
        return answer is { Status: 200 } ? answer.Body : null;
    }

    /// <summary>Writes an object.</summary>
    public async Task Put(string bucket, string key, byte[] body, CancellationToken cancel) => await Ask(
        new ScriptedRequest("PUT", $"/{bucket}/{key}", new Dictionary<string, string>(), s_headers, body), cancel);

    /// <summary>Bucket and key of <c>s3://bucket/key</c>.</summary>
    public static (string Bucket, string Key) Parse(string address)
    {
        var parts = address["s3://".Length..].Split('/', 2);
        return (parts[0], parts[1]);
    }

    private async Task<ScriptedResponse> Ask(ScriptedRequest request, CancellationToken cancel)
    {
        var answer = await storage.Answer(request, cancel);
        return answer is { Status: < 300 } ? answer
            : throw new IOException($"S3 answered {answer?.Status} to {request.Method} {request.Path}.");
    }
}
