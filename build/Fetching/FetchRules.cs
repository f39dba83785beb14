using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Kayfabe.Build.Fetching;

/// <summary>Limits on a download, and how the server is reached; only tests change the defaults.</summary>
public sealed record FetchRules
{
    /// <summary>
    /// The time in which <see cref="LeastBytes"/> have to arrive, and in which a server has to answer.
    /// </summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The bytes that have to arrive in a <see cref="Window"/>: a kilobyte a second.</summary>
    public int LeastBytes { get; init; } = 60 * 1024;

    /// <summary>The number of redirects at most.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>The schemes that are allowed, also of a redirect's target.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [Uri.UriSchemeHttps];

    /// <summary>The proxies of the environment.</summary>
    public IWebProxy? Proxy { get; init; } = HttpClient.DefaultProxy;

    /// <summary>Resolves a name to addresses.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Connects to one of the addresses that were allowed.</summary>
    public Func<IPAddress[], int, CancellationToken, Task<Stream>> Connect { get; init; } = ConnectTo;

    /// <summary>Measures how fast a server is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the socket.")]
    private static async Task<Stream> ConnectTo(IPAddress[] addresses, int port, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
