using System.Diagnostics.CodeAnalysis;
using System.Net;
using Amazon.Runtime;

namespace Kayfabe.Aws.Tests.StandIns;

/// <summary>The HTTP of a client: keeps what is sent, and answers what the test says.</summary>
internal sealed class Wire : HttpClientFactory
{
    /// <summary>What was sent: method and address, the headers a line each, and the body.</summary>
    public List<(HttpMethod Method, Uri Address, string Headers, string Body)> Sent { get; } = [];

    /// <summary>The answers, the last one again and again: status, code of the error in a header, and body.</summary>
    public Queue<(HttpStatusCode Status, string? Error, string Body)> Answers { get; } = [];

    /// <summary>A client that sends here.</summary>
    /// <param name="service">Its interface, <c>IAmazonRekognition</c>.</param>
    public object Client(Type service)
    {
        var name = $"{service.Namespace}.{service.Name[1..]}";
        var config = (ClientConfig)Activator.CreateInstance(service.Assembly.GetType(name + "Config", true)!)!;
        config.ServiceURL = "http://service.test";
        config.AuthenticationRegion = "us-east-1";
        config.HttpClientFactory = this;
        config.MaxErrorRetry = 0;
        return Activator.CreateInstance(
            service.Assembly.GetType(name + "Client", true)!, new BasicAWSCredentials("id", "key"), config)!;
    }

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns its handler.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Wire wire) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
            wire.Sent.Add((
                request.Method, request.RequestUri!, request.Headers.ToString() + request.Content?.Headers, body));
            var (status, error, answer) = wire.Answers.Count > 1 ? wire.Answers.Dequeue() : wire.Answers.Peek();
            var response = new HttpResponseMessage(status) { Content = new StringContent(answer) };
            if (error is not null)
                response.Headers.Add("x-amzn-ErrorType", error);
            return response;
        }
    }
}
