using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Kayfabe.Build.Fetching;

/// <summary>What a server may do to us, and how it is reached; the defaults hold but in tests.</summary>
public sealed record FetchRules
{
    /// <summary>The time in which <see cref="LeastBytes"/> have to come, and in which a server has to answer.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What has to come in a <see cref="Window"/>: a kilobyte a second.</summary>
    public int LeastBytes { get; init; } = 60 * 1024;

    /// <summary>How often a server may send us on.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>The one scheme that is used.</summary>
    public string Scheme { get; init; } = Uri.UriSchemeHttps;

    /// <summary>The proxies of the environment.</summary>
    public IWebProxy? Proxy { get; init; } = HttpClient.DefaultProxy;

    /// <summary>Tells the addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Connects to one of some addresses that were found good.</summary>
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
