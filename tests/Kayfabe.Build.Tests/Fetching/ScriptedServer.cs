using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kayfabe.Build.Tests.Fetching;

/// <summary>
/// A server on this machine that answers every request with the same bytes, whatever HTTP says of them.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly byte[] _answer;
    private readonly bool _hangs;
    private readonly Task _serving;
    private int _requests;

    /// <summary>Starts.</summary>
    /// <param name="answer">What to send.</param>
    /// <param name="hangs">Whether to keep silent then; else the connection is closed.</param>
    public ScriptedServer(byte[] answer, bool hangs = false)
    {
        (_answer, _hangs) = (answer, hangs);
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/small.csv");
        _serving = Serve();
    }

    public Uri Url { get; }

    /// <summary>How often it was asked.</summary>
    public int Requests => _requests;

    /// <summary>An answer with headers.</summary>
    /// <param name="body">What is sent.</param>
    /// <param name="length">What the headers say is sent; null where they say nothing.</param>
    /// <param name="status">The status line's code and words.</param>
    public static byte[] Answer(byte[] body, int? length, string status = "200 OK") =>
    [
        .. Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nConnection: close\r\n{(length is { } known ? $"Content-Length: {known}\r\n" : "")}\r\n"),
        .. body,
    ];

    public void Dispose()
    {
        _stopped.Cancel();
        _listener.Dispose();
        _serving.Wait();
        _stopped.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
                _requests++;
                await using var stream = client.GetStream();
                await ReadRequest(stream);
                await stream.WriteAsync(_answer, _stopped.Token);
                if (_hangs)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stopped.Token);
            }
        }
        catch (Exception e) when (_stopped.IsCancellationRequested || e is IOException)
        {
            // Stopped, at whatever it was doing (the exception differs with it: cancelled, disposed, a socket's own), or
            // the client went away in the middle of an answer without end.
        }
    }

    private async Task ReadRequest(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync(_stopped.Token) is { Length: > 0 })
        {
            // Nothing in it matters.
        }
    }
}
