using System.Diagnostics.CodeAnalysis;
using System.Text;
using Amazon.Rekognition.Model;
using Amazon.Runtime;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>What a call becomes when the service, or the network, does not do what it should.</summary>
public sealed class FaultLaws : IDisposable
{
    private static readonly BackOff s_short = new(4, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5));

    private readonly ScriptedServer _server = new([new StubRekognition()]);

    /// <summary>What goes away when the request is sent again.</summary>
    public static TheoryData<string> Passing => ["throttled", "500", "reset before", "reset in body"];

    [Fact]
    public async Task An_answer_comes_with_its_bytes_its_time_and_one_attempt()
    {
        using var clients = TestClients.Of(_server.Url, s_short);
        using var call = HttpCall.Begin();
        var response = await Ask(clients);
        Assert.Equal("Wrestling", Assert.Single(response.Labels).Name);
        Assert.Equal(99.5f, response.Labels[0].Confidence);
        Assert.Equal("Sport", response.Labels[0].Parents[0].Name);
        Assert.Equal(1, call.Attempts);
        Assert.Equal(StubRekognition.Answered, Encoding.UTF8.GetString(call.ResponseBytes.Span));
        Assert.NotNull(call.ServiceTime);
    }

    [Theory, MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_costs_an_attempt_and_nothing_else(string fault)
    {
        _server.Script = request => request.Number == 0 ? FaultOf(fault) : null;
        using var clients = TestClients.Of(_server.Url, s_short);
        using var call = HttpCall.Begin();
        Assert.Equal("Wrestling", (await Ask(clients)).Labels[0].Name);
        Assert.Equal(2, call.Attempts);
        Assert.Equal(2, clients.Http.AttemptsByOperation["RekognitionService.DetectLabels"]);
        Assert.Equal(StubRekognition.Answered, Encoding.UTF8.GetString(call.ResponseBytes.Span));
    }

    [Theory]
    [InlineData("throttled", 4, AwsFailure.Throttled)]
    [InlineData("500", 4, AwsFailure.Broken)]
    [InlineData("reset before", 4, AwsFailure.Unreachable)]
    [InlineData("reset in body", 4, AwsFailure.Unreachable)]
    [InlineData("denied", 1, AwsFailure.Denied)]
    [InlineData("expired", 1, AwsFailure.Expired)]
    [InlineData("half json", 1, AwsFailure.NoAnswer)]
    [InlineData("html", 1, AwsFailure.NoAnswer)]
    [InlineData("picture", 1, AwsFailure.Refused)]
    public async Task A_fault_that_stays_is_told_apart_after_its_attempts(
        string fault, int attempts, AwsFailure failure)
    {
        _server.Script = _ => FaultOf(fault);
        using var clients = TestClients.Of(_server.Url, s_short);
        using var call = HttpCall.Begin();
        var e = await Assert.ThrowsAnyAsync<Exception>(() => Ask(clients));
        Assert.Equal(failure, AwsFailures.Of(e));
        Assert.Equal(attempts, call.Attempts);
        Assert.Equal(attempts, _server.Requests);
    }

    [Fact]
    public async Task An_error_has_the_type_that_the_service_declares()
    {
        _server.Script = _ => FaultOf("picture");
        using var clients = TestClients.Of(_server.Url, s_short);
        var e = await Assert.ThrowsAsync<InvalidImageFormatException>(() => Ask(clients));
        Assert.Equal("InvalidImageFormatException", e.ErrorCode);
        Assert.StartsWith("scripted-", e.RequestId, StringComparison.Ordinal);
        Assert.Equal(ErrorType.Sender, e.ErrorType);
    }

    [Fact]
    public async Task A_request_that_must_not_be_repeated_is_sent_once()
    {
        _server.Script = _ => new ServerFault.ResetBefore();
        using var clients = TestClients.Of(_server.Url, s_short);
        using var call = HttpCall.Begin(isRepeatable: false);
        await Assert.ThrowsAnyAsync<Exception>(() => Ask(clients));
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task A_request_that_must_not_be_repeated_is_sent_again_when_it_was_only_throttled()
    {
        _server.Script = request => request.Number == 0 ? new ServerFault.Throttled() : null;
        using var clients = TestClients.Of(_server.Url, s_short);
        using var call = HttpCall.Begin(isRepeatable: false);
        await Ask(clients);
        Assert.Equal(2, call.Attempts);
    }

    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_given_up()
    {
        _server.Script = _ => new ServerFault.SlowBody(TimeSpan.FromMinutes(1), 2);
        using var clients = TestClients.Of(
            _server.Url, s_short with { Attempts = 2 }, attemptTime: TimeSpan.FromSeconds(0.3));
        using var call = HttpCall.Begin();
        var e = await Assert.ThrowsAnyAsync<Exception>(() => Ask(clients));
        Assert.Equal(AwsFailure.Unreachable, AwsFailures.Of(e));
        Assert.Equal(2, call.Attempts);
    }

    [Fact]
    public async Task A_slow_body_is_read_to_its_end()
    {
        _server.Script = _ => new ServerFault.SlowBody(TimeSpan.FromMilliseconds(5), 20);
        using var clients = TestClients.Of(_server.Url, s_short);
        Assert.Equal("Wrestling", (await Ask(clients)).Labels[0].Name);
    }

    [Fact]
    public async Task A_body_larger_than_the_bound_is_given_up()
    {
        using var clients = TestClients.Of(_server.Url, s_short, mostBytes: 20);
        var e = await Assert.ThrowsAnyAsync<Exception>(() => Ask(clients));
        Assert.Equal(AwsFailure.Unreachable, AwsFailures.Of(e));
    }

    [Fact]
    public async Task A_server_that_is_not_there_costs_nothing()
    {
        _server.Dispose();
        using var clients = TestClients.Of(_server.Url, s_short);
        using var call = HttpCall.Begin();
        var e = await Assert.ThrowsAnyAsync<Exception>(() => Ask(clients));
        Assert.Equal(AwsFailure.Unreachable, AwsFailures.Of(e));
        Assert.Equal(0, call.Attempts);
    }

    [Fact]
    public async Task An_answer_that_is_lost_after_throttling_has_attempts_of_its_own()
    {
        _server.Script = static request => request.Number switch
        {
            < 7 => new ServerFault.Throttled(),
            7 => new ServerFault.ResetBefore(),
            _ => null,
        };
        using var clients = TestClients.Of(_server.Url, s_short with { Attempts = 12 });
        await Ask(clients);
        Assert.Equal(9, _server.Requests);
    }

    [Fact]
    [SuppressMessage("Reliability", "CA2025", Justification = "The request is awaited before the clients go.")]
    public async Task A_request_is_not_sent_again_once_its_signature_is_old()
    {
        _server.Script = static _ => new ServerFault.Throttled { RetryAfter = 60 };
        var clock = new ManualClock();
        using var clients = TestClients.Of(_server.Url, s_short with { Attempts = 12 }, clock: clock);
        var asked = Ask(clients);
        for (var minute = 0; minute < 5; minute++)
        {
            await clock.WaitForTimer(TimeSpan.FromMinutes(1));
            clock.Advance(TimeSpan.FromMinutes(1));
        }
        var e = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(AwsFailure.Throttled, AwsFailures.Of(e));
        Assert.Equal(5, _server.Requests);
    }

    [Fact]
    public async Task A_server_that_does_not_accept_costs_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems accept more than they are told to.");
        using var full = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        full.Start(0);
        var port = ((System.Net.IPEndPoint)full.LocalEndpoint).Port;
        using var first = new System.Net.Sockets.TcpClient();
        using var second = new System.Net.Sockets.TcpClient();
        await first.ConnectAsync(System.Net.IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        _ = second.ConnectAsync(System.Net.IPAddress.Loopback, port, TestContext.Current.CancellationToken).AsTask();
        using var http = new MeteredHttp
        {
            BackOff = s_short,
            AttemptTime = TimeSpan.FromMinutes(1),
            MostBytes = 1000,
            ConnectsWithin = TimeSpan.FromMilliseconds(50),
        };
        using var client = http.CreateHttpClient(new Amazon.Rekognition.AmazonRekognitionConfig());
        var e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(
            new Uri($"http://127.0.0.1:{port}/"), TestContext.Current.CancellationToken));
        Assert.Equal("no connection within 0.1 seconds", e.Message);
        Assert.Equal(0, http.Attempts);
    }

    // A handler of connections may send a request a second time where the first connection was closed meanwhile.
    [Fact]
    public async Task A_request_on_a_connection_that_is_closed_under_it_is_counted_as_often_as_it_came()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var server = new KeptConnections(listener);
        using var clients = TestClients.Of(
            new Uri($"http://{listener.LocalEndpoint}/"), s_short with { Attempts = 3 });
        await Ask(clients);
        await Ask(clients);
        Assert.Equal(server.Requests, clients.Http.Attempts);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_ends()
    {
        _server.Script = _ => new ServerFault.Silent();
        using var clients = TestClients.Of(_server.Url, s_short);
        using var cancel = new CancellationTokenSource();
        var asked = clients.Rekognition.DetectLabelsAsync(Request(), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    [SuppressMessage("Reliability", "CA2025", Justification = "The request is awaited before the clients go.")]
    public async Task What_is_asked_for_in_Retry_After_is_waited_for()
    {
        _server.Script = request => request.Number == 0 ? new ServerFault.Throttled { RetryAfter = 30 } : null;
        var clock = new ManualClock();
        using var clients = TestClients.Of(_server.Url, s_short, clock: clock);
        var asked = Ask(clients);
        await clock.WaitForTimer(TimeSpan.FromSeconds(30));
        Assert.Equal(1, _server.Requests);
        clock.Advance(TimeSpan.FromSeconds(30));
        await asked;
        Assert.Equal(2, _server.Requests);
    }

    public void Dispose() => _server.Dispose();

    private static ServerFault FaultOf(string name) => name switch
    {
        "throttled" => new ServerFault.Throttled(),
        "500" => new ServerFault.Error(500, "InternalServerError"),
        "reset before" => new ServerFault.ResetBefore(),
        "reset in body" => new ServerFault.ResetInBody(),
        "denied" => ServerFault.Denied("rekognition:DetectLabels"),
        "expired" => ServerFault.ExpiredCredentials,
        "half json" => new ServerFault.HalfJson(),
        "html" => new ServerFault.Html(),
        "picture" => new ServerFault.Error(400, "InvalidImageFormatException"),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static DetectLabelsRequest Request() =>
        new() { Image = new Image { Bytes = new MemoryStream([1, 2, 3]) }, MinConfidence = 50 };

    private static Task<DetectLabelsResponse> Ask(AwsClients clients) =>
        clients.Rekognition.DetectLabelsAsync(Request());
}
