using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Kayfabe.Build.Terminal;

namespace Kayfabe.Build.Fetching;

/// <summary>
/// Requests one file from its server. Names are resolved and redirects followed here, so that every address is checked
/// before it is connected to.
/// </summary>
public sealed class SourceServer : IDisposable
{
    private readonly bool _mayBePrivate;
    private readonly FetchRules _rules;
    private readonly HttpClient _client;
    private Uri? _proxy;

    /// <summary>Gets ready; sends nothing yet.</summary>
    /// <param name="mayBePrivate">Whether addresses outside the public internet may be connected to.</param>
    /// <param name="rules">What is demanded of the server.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    public SourceServer(bool mayBePrivate, FetchRules rules)
    {
        (_mayBePrivate, _rules) = (mayBePrivate, rules);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = rules.Proxy,
            UseProxy = rules.Proxy is not null,
            ConnectCallback = async (context, cancel) => await Connect(context.DnsEndPoint, cancel),
        };
        _client = new HttpClient(handler) { Timeout = rules.Window };
    }

    /// <summary>The file as the server sends it, after its redirects.</summary>
    /// <exception cref="HttpRequestException">
    /// It cannot be downloaded; the message has no control characters.
    /// </exception>
    /// <exception cref="PrivateAddressException">
    /// Its address is not allowed; this may also be the inner exception of the other.
    /// </exception>
    public Stream Open(Uri url)
    {
        for (var redirects = 0; ; redirects++)
        {
            var response = Ask(url);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)
                || response.Headers.Location is not { } location)
            {
                if (response.StatusCode == HttpStatusCode.OK)
                    return response.Content.ReadAsStream();
                using (response)
                {
                    throw new HttpRequestException(
                        TerminalText.Sanitize(
                            $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}"),
                        null,
                        response.StatusCode);
                }
            }
            response.Dispose();
            if (redirects == _rules.Redirects)
                throw new HttpRequestException($"the server redirects more than {_rules.Redirects} times");
            if (!Uri.TryCreate(url, location, out var next))
                throw new HttpRequestException("the server redirects to what is no address");
            url = next;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private HttpResponseMessage Ask(Uri url)
    {
        if (!_rules.Schemes.Contains(url.Scheme))
        {
            throw new HttpRequestException(
                $"{TerminalText.Sanitize(url)} is not an {string.Join(" or ", _rules.Schemes)} address");
        }
        _proxy = _rules.Proxy is { } proxy && !proxy.IsBypassed(url) ? proxy.GetProxy(url) : null;
        if (_proxy is not null)
            CheckBehindProxy(url.IdnHost).GetAwaiter().GetResult();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return _client.Send(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<Stream> Connect(DnsEndPoint end, CancellationToken cancel)
    {
        // The proxy is the user's own choice, and may be in a private network.
        var isProxy = _proxy?.IdnHost == end.Host && _proxy.Port == end.Port;
        var addresses = await AddressesOf(end.Host, cancel);
        return await _rules.Connect(isProxy ? addresses : Allowed(end.Host, addresses), end.Port, cancel);
    }

    // Behind a proxy only the proxy may be able to resolve names: what is known here is checked.
    private async Task CheckBehindProxy(string host)
    {
        try
        {
            using var patience = new CancellationTokenSource(_rules.Window);
            _ = Allowed(host, await AddressesOf(host, patience.Token));
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            // It is not known here.
        }
    }

    // Some resolvers, a proxy's too, take an address with a dot behind it for the address.
    private async Task<IPAddress[]> AddressesOf(string host, CancellationToken cancel) =>
        IPAddress.TryParse(host.TrimEnd('.'), out var address) ? [address] : await _rules.Resolve(host, cancel);

    private IPAddress[] Allowed(string host, IPAddress[] addresses)
    {
        var allowed = _mayBePrivate ? addresses : Array.FindAll(addresses, PublicAddresses.Contains);
        return allowed.Length > 0 ? allowed : throw new PrivateAddressException(host, addresses.FirstOrDefault());
    }
}

/// <summary>A server has an address of this machine or of a private network.</summary>
/// <remarks>Not a HttpRequestException: listing the types of the build would load the HTTP library.</remarks>
/// <param name="host">The server's name.</param>
/// <param name="address">An address of it.</param>
public sealed class PrivateAddressException(string host, IPAddress? address) : IOException(
    TerminalText.Sanitize(host == address?.ToString()
        ? $"{host} is an address of this machine or of a private network"
        : $"{host} is {address}, an address of this machine or of a private network"));
