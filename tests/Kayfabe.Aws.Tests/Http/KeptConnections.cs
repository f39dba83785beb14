using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>
/// A server that answers one request of each connection, keeps it open, and closes it when the second one has come.
/// </summary>
internal sealed class KeptConnections : IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;
    private int _requests;

    public KeptConnections(TcpListener listener) => _accepting = Accept(listener);

    /// <summary>The requests that came whole.</summary>
    public int Requests => _requests;

    public void Dispose()
    {
        _stopped.Cancel();
        _accepting.Wait();
        _stopped.Dispose();
    }

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(_stopped.Token);
                await Serve(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        for (var answered = 0; await ReadRequest(reader); answered++)
        {
            Interlocked.Increment(ref _requests);
            if (answered > 0)
                return;
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), _stopped.Token);
        }
    }

    private async Task<bool> ReadRequest(StreamReader reader)
    {
        var length = 0;
        var line = await reader.ReadLineAsync(_stopped.Token);
        for (; line is { Length: > 0 }; line = await reader.ReadLineAsync(_stopped.Token))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
        }
        return line is not null && await reader.ReadBlockAsync(new char[length], _stopped.Token) == length;
    }
}
