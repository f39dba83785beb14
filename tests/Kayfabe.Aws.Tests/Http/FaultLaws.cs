using System.Text;
using Amazon.Rekognition.Model;
using Amazon.Runtime;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>What a client does when the service, or the network, does not do what it should.</summary>
public sealed class FaultLaws : IDisposable
{
    private readonly ScriptedServer _server = new([new StubRekognition()]);

    private static readonly BackOff s_short = new(4, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5));

    [Fact]
    public async Task An_answer_comes_with_its_bytes_and_one_attempt()
    {
        using var clients = Connect();
        using var call = HttpCall.Begin();
        var response = await Ask(clients);
        Assert.Equal("Wrestling", Assert.Single(response.Labels).Name);
        Assert.Equal(99.5f, response.Labels[0].Confidence);
        Assert.Equal("Sport", response.Labels[0].Parents[0].Name);
        Assert.Equal(1, call.Attempts);
        Assert.Contains("\"LabelModelVersion\":\"3.0\"", Encoding.UTF8.GetString(call.ResponseBytes.Span), StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    private AwsClients Connect() => TestClients.Of(_server.Url, s_short);

    private static Task<DetectLabelsResponse> Ask(AwsClients clients) => clients.Rekognition.DetectLabelsAsync(
        new DetectLabelsRequest { Image = new Image { Bytes = new MemoryStream([1, 2, 3]) }, MinConfidence = 50 });
}
