using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security;
using System.Text;

namespace Kayfabe.Remote.Tests.Transport;

/// <summary>What a scripted service does instead of answering.</summary>
public enum Fault
{
    /// <summary>Accepts the request, and stays silent.</summary>
    Silent,

    /// <summary>Closes the connection.</summary>
    Closed,

    /// <summary>Sends half of the content, and closes the connection.</summary>
    Truncated,

    /// <summary>Sends the content, a byte every fifth of a second.</summary>
    Dripping,

    /// <summary>Sends other bytes of the same length.</summary>
    WrongBytes,

    /// <summary>Sends bytes without end.</summary>
    Endless,

    /// <summary>403.</summary>
    Refused,

    /// <summary>500.</summary>
    Broken,

    /// <summary>200 with a page of HTML.</summary>
    Html,
}

/// <summary>A service on this machine that speaks what is used of S3, until it is told not to.</summary>
public sealed class ScriptedS3 : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _serving;
    private int _requests;

    public ScriptedS3()
    {
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = Serve();
    }

    public Uri Url { get; }

    /// <summary>Contents by bucket and key.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// What goes wrong with a request, given its method, its path and how many came before; null: nothing.
    /// </summary>
    public Func<string, string, int, Fault?> Script { get; set; } = static (_, _, _) => null;

    /// <summary>Names to a page of a listing.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Whether the listing begins anew on each page.</summary>
    public bool RepeatsPages { get; set; }

    /// <summary>The number of requests so far.</summary>
    public int Requests => _requests;

    /// <summary>Stops to listen.</summary>
    public void Stop()
    {
        _stopped.Cancel();
        // Before the listener is gone: who asks one that does not listen is told of a mistake.
        _serving.Wait();
        _listener.Dispose();
    }

    public void Dispose()
    {
        Stop();
        _stopped.Dispose();
    }

    private async Task Serve()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(Answer(await _listener.AcceptTcpClientAsync(_stopped.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Answer(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await Request.Read(stream, _stopped.Token) is { } request)
                {
                    var fault = Script(request.Method, request.Path, Interlocked.Increment(ref _requests) - 1);
                    var (status, body) = Respond(request);
                    if (!await Send(stream, status, body, fault))
                        return;
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client has gone, or the test has ended.
            }
        }
    }

    private async Task<bool> Send(NetworkStream stream, string status, byte[] body, Fault? fault)
    {
        if (fault is Fault.Closed)
            return false;
        if (fault is Fault.Silent)
            await Task.Delay(Timeout.Infinite, _stopped.Token);
        (status, body) = fault switch
        {
            Fault.Refused => ("403 Forbidden", Error("AccessDenied")),
            Fault.Broken => ("500 Internal Server Error", Error("InternalError")),
            Fault.Html => ("200 OK", "<html><body>Please log in"u8.ToArray()),
            Fault.WrongBytes => (status, [.. body.Select(static one => (byte)(one ^ 1))]),
            _ => (status, body),
        };
        var length = fault is Fault.Endless ? "" : $"Content-Length: {body.Length}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{length}\r\n"), _stopped.Token);
        switch (fault)
        {
            case Fault.Truncated:
                await stream.WriteAsync(body.AsMemory(0, body.Length / 2), _stopped.Token);
                return false;
            case Fault.Dripping:
                foreach (var one in body)
                {
                    await stream.WriteAsync(new byte[] { one }, _stopped.Token);
                    await Task.Delay(200, _stopped.Token);
                }
                return false;
            case Fault.Endless:
                while (true)
                    await stream.WriteAsync(new byte[1 << 16], _stopped.Token);
            default:
                await stream.WriteAsync(body, _stopped.Token);
                return true;
        }
    }

    private (string Status, byte[] Body) Respond(Request request)
    {
        var key = request.Path.TrimStart('/');
        if (request.Method == "PUT")
        {
            return !request.IsConditional || Objects.TryAdd(key, request.Body)
                ? ("200 OK", []) : ("412 Precondition Failed", Error("PreconditionFailed"));
        }
        if (request.Query.ContainsKey("list-type"))
            return ("200 OK", Listing(key.TrimEnd('/') + "/", request.Query));
        return Objects.TryGetValue(key, out var content) ? ("200 OK", content) : ("404 Not Found", Error("NoSuchKey"));
    }

    private byte[] Listing(string bucket, Dictionary<string, string> query)
    {
        var prefix = bucket + query.GetValueOrDefault("prefix");
        var after = RepeatsPages ? "" : query.GetValueOrDefault("continuation-token", "");
        var found = Objects.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal)
            && string.CompareOrdinal(one.Key, after) > 0).OrderBy(one => one.Key, StringComparer.Ordinal).ToArray();
        var page = found.Take(PageSize).ToArray();
        var text = new StringBuilder("<ListBucketResult>");
        foreach (var (name, content) in page)
        {
            text.Append("<Contents><Key>").Append(SecurityElement.Escape(name[bucket.Length..])).Append("</Key><Size>")
                .Append(CultureInfo.InvariantCulture, $"{content.Length}</Size></Contents>");
        }
        if (found.Length > page.Length)
        {
            text.Append("<IsTruncated>true</IsTruncated>");
            text.Append(CultureInfo.InvariantCulture, $"<NextContinuationToken>{page[^1].Key}</NextContinuationToken>");
        }
        return Encoding.UTF8.GetBytes(text.Append("</ListBucketResult>").ToString());
    }

    private static byte[] Error(string code) =>
        Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>\u202ehostile</Message></Error>");

    private sealed record Request(
        string Method, string Path, Dictionary<string, string> Query, bool IsConditional, byte[] Body)
    {
        public static async Task<Request?> Read(NetworkStream stream, CancellationToken cancel)
        {
            var head = new List<byte>();
            var one = new byte[1];
            while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
            {
                if (await stream.ReadAsync(one, cancel) == 0)
                    return null;
                head.Add(one[0]);
            }
            var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
            var words = lines[0].Split(' ');
            var target = new Uri(new Uri("http://host"), words[1]);
            var body = new byte[int.Parse(HeaderOf(lines, "Content-Length") ?? "0", CultureInfo.InvariantCulture)];
            if (HeaderOf(lines, "Expect") is not null)
                await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancel);
            await stream.ReadExactlyAsync(body, cancel);
            var query = target.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""));
            return new Request(
                words[0], Uri.UnescapeDataString(target.AbsolutePath), query,
                HeaderOf(lines, "If-None-Match") == "*", body);
        }

        private static string? HeaderOf(string[] lines, string name) =>
            Array.Find(lines, line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line
                ? line[(name.Length + 1)..].Trim() : null;
    }
}
