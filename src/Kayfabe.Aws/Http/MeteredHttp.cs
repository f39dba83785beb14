using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Kayfabe.Aws.Http;

/// <summary>
/// The HTTP under the SDK, which itself does not retry: paces requests, repeats those that are worth it, counts every
/// attempt, and hands over the bytes that came (<see cref="HttpCall"/>). One for all clients of a run.
/// </summary>
public sealed class MeteredHttp : HttpClientFactory, IDisposable
{
    /// <summary>The time for a connection: a service that is there accepts at once.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time from its signature in which a request is sent again: services refuse one that is five minutes old, and
    /// say the same as to a machine whose clock is wrong.
    /// </summary>
    internal static readonly TimeSpan SignatureTime = TimeSpan.FromMinutes(4);

    /// <summary>What the name of an operation begins with that is paced; there are few requests of others.</summary>
    public const string Paced = "RekognitionService.";

    private readonly ConcurrentDictionary<string, int> _byOperation = new(StringComparer.Ordinal);
    private readonly SocketsHttpHandler _sockets;
    private int _attempts;

    /// <summary>HTTP of a pace.</summary>
    /// <param name="pace">
    /// The rate of requests to each operation of Rekognition; null for no limit. A request is signed before it waits
    /// for its turn, and a signature holds for five minutes: no more of them at once than that.
    /// </param>
    /// <param name="clock">The clock of waits; null for the system's.</param>
    public MeteredHttp(RequestPace? pace = null, TimeProvider? clock = null)
    {
        Pace = pace;
        Clock = clock ?? TimeProvider.System;
        _sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTime,
            UseCookies = false,
            MaxConnectionsPerServer = 256,
            // Services close a connection that is idle for longer.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        };
    }

    /// <summary>How often a request is sent again, and how long it waits before.</summary>
    public required BackOff BackOff { get; init; }

    /// <summary>The time for one attempt, to the last byte of its body.</summary>
    public required TimeSpan AttemptTime { get; init; }

    /// <summary>The time for a connection.</summary>
    internal TimeSpan ConnectsWithin
    {
        get => _sockets.ConnectTimeout;
        init => _sockets.ConnectTimeout = value;
    }

    /// <summary>Bytes at most of a body that is read whole; more of them are an error.</summary>
    public required int MostBytes { get; init; }

    /// <summary>Requests sent so far, lost and repeated ones included: what may be billed.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>
    /// The same for each operation, as in <c>RekognitionService.DetectLabels</c>; where a service has no such names, by
    /// method: <c>S3.PUT</c>.
    /// </summary>
    public IReadOnlyDictionary<string, int> AttemptsByOperation => _byOperation;

    internal RequestPace? Pace { get; }

    internal TimeProvider Clock { get; }

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns its handlers.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new MeteredHandler(this, (clientConfig as ClientConfig)?.ServiceId ?? "")
        {
            InnerHandler = new Connections(_sockets),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public void Dispose() => _sockets.Dispose();

    internal void Count(string operation, int change)
    {
        Interlocked.Add(ref _attempts, change);
        _byOperation.AddOrUpdate(operation, change, (_, count) => count + change);
    }

    /// <summary>The shared connections: a client that is disposed of leaves them open.</summary>
    private sealed class Connections(SocketsHttpHandler sockets) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(sockets, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _invoker.Dispose();
            base.Dispose(disposing);
        }
    }
}
