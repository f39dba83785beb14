using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Kayfabe.Remote.Transport;

/// <summary>
/// The HTTP of the SDK, with a bound on what it reads into memory: listings and errors. Contents are bounded by who
/// asked for them.
/// </summary>
internal sealed class BoundedHttp : HttpClientFactory
{
    /// <summary>Bytes at most of a page of a listing, which has a thousand names, or of an error.</summary>
    public const int Most = 8 << 20;

    /// <summary>The time for a connection: a service that is there accepts at once.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns its handlers.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Bound
    {
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTime,
            UseCookies = false,
            MaxConnectionsPerServer = 64,
        },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private sealed class Bound : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode
                || request.RequestUri!.Query.Contains("list-type", StringComparison.Ordinal))
            {
                await response.Content.LoadIntoBufferAsync(Most, cancellationToken);
            }
            return response;
        }
    }
}
