using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws.Storage;

/// <summary>Passes on what it is asked to another server, such as moto's.</summary>
public sealed class PassedOn(Uri server) : IScriptedService
{
    private static readonly HttpClient s_http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    // Of one connection, not of the request.
    private static readonly HashSet<string> s_own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Expect", "Content-Length", "Transfer-Encoding", "Keep-Alive", "Date", "Server",
        "x-amz-content-sha256", "x-amz-decoded-content-length", "x-amz-trailer",
    };

    /// <inheritdoc/>
    public async Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel)
    {
        var query = string.Join('&', request.Query.Select(static one =>
            $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"));
        var path = string.Join('/', request.Path.Split('/').Select(Uri.EscapeDataString));
        using var sent = new HttpRequestMessage(
            new HttpMethod(request.Method), new Uri(server, path + (query.Length == 0 ? "" : "?" + query)));
        sent.Content = request.Body.Length == 0 && request.Method is "GET" or "HEAD" or "DELETE"
            ? null : new ByteArrayContent(request.Body);
        foreach (var (name, value) in request.Headers.Where(static one => !s_own.Contains(one.Key)))
        {
            // The chunks of an upload were put together.
            var kept = name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
                ? value.Replace("aws-chunked", "", StringComparison.Ordinal).Trim(' ', ',') : value;
            if (kept.Length > 0 && !sent.Headers.TryAddWithoutValidation(name, kept))
                sent.Content?.Headers.TryAddWithoutValidation(name, kept);
        }
        using var came = await s_http.SendAsync(sent, cancel);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in came.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(came.Content.Headers))
        {
            if (!s_own.Contains(name) || (name == "Content-Length" && request.Method == "HEAD"))
                headers[name] = string.Join(", ", values);
        }
        return new ScriptedResponse((int)came.StatusCode, await came.Content.ReadAsByteArrayAsync(cancel))
        {
            Headers = headers,
        };
    }
}
