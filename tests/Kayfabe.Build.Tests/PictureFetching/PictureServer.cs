using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.PictureFetching;

namespace Kayfabe.Build.Tests.PictureFetching;

/// <summary>
/// A server on this machine that answers each request as the test says, one connection a request; its rules make every
/// name resolve to a public address, and connect to it.
/// </summary>
internal sealed class PictureServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<string, int, byte[]> _answer;
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly Task _accepting;
    private int _now, _most;

    /// <summary>Starts.</summary>
    /// <param name="answer">The whole answer to a path that is asked for the n-th time, from 1.</param>
    public PictureServer(Func<string, int, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Where it is: for a program that asks it as its proxy.</summary>
    public string Address => $"http://{(IPEndPoint)_listener.LocalEndpoint}";

    /// <summary>How often each path was asked for.</summary>
    public IReadOnlyDictionary<string, int> Asked => _asked;

    /// <summary>The number of all requests.</summary>
    public int Requests => _asked.Values.Sum();

    /// <summary>The most requests at a time.</summary>
    public int Most => _most;

    /// <summary>The head of every request.</summary>
    public ConcurrentBag<string> Heads { get; } = [];

    /// <summary>An answer with a body.</summary>
    public static byte[] Ok(byte[] body, string headers = "") => Head("200 OK", body.Length, headers, body);

    /// <summary>An answer without a body.</summary>
    public static byte[] Status(string status, string headers = "") => Head(status, 0, headers, []);

    /// <summary>A body that breaks off.</summary>
    public static byte[] CutOff(byte[] body) => Head("200 OK", body.Length, "", body[..(body.Length / 2)]);

    /// <summary>The rules by which this server is asked, whatever the address.</summary>
    /// <param name="resolved">What every name resolves to.</param>
    public FetchRules Rules(string resolved = "185.199.108.133") => StudyFetch.Rules with
    {
        Proxy = null,
        Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(resolved)]),
        Connect = async (_, _, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync((IPEndPoint)_listener.LocalEndpoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public void Dispose()
    {
        _stopped.Cancel();
        _listener.Dispose();
        _accepting.Wait();
        _stopped.Dispose();
    }

    private static byte[] Head(string status, int length, string headers, byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"), .. body,
    ];

    private async Task Accept()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(Serve(await _listener.AcceptTcpClientAsync(_stopped.Token)));
        }
        catch (Exception e) when (_stopped.IsCancellationRequested && e is not OutOfMemoryException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task Serve(TcpClient accepted)
    {
        try
        {
            using var client = accepted;
            await using var stream = client.GetStream();
            var head = await ReadHead(stream);
            if (head.Length == 0)
                return;
            Heads.Add(head);
            var path = head.Split(' ')[1];
            var now = Interlocked.Increment(ref _now);
            for (int most; (most = _most) < now;)
                _ = Interlocked.CompareExchange(ref _most, now, most);
            var answer = await Task.Run(() => _answer(path, _asked.AddOrUpdate(path, 1, (_, count) => count + 1)));
            Interlocked.Decrement(ref _now);
            await stream.WriteAsync(answer, _stopped.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<string> ReadHead(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(_stopped.Token) is { Length: > 0 } line)
            head.Append(line).Append('\n');
        return head.ToString();
    }
}
