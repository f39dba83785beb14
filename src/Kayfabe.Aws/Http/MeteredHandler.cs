
namespace Kayfabe.Aws.Http;

/// <summary>One client's requests: paced, counted, repeated, and read whole.</summary>
/// <param name="meter">What the clients of a run share.</param>
/// <param name="service">The service, by the SDK's id.</param>
internal sealed class MeteredHandler(MeteredHttp meter, string service) : DelegatingHandler
{
    // What is larger is sent from its stream, once: who sends it can read it again.
    private const int LargestBuffered = 8 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = HttpCall.Current;
        var operation = OperationOf(request);
        var isKept = request.Content is not { Headers.ContentLength: not <= LargestBuffered };
        if (isKept && request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);
        var signed = meter.Clock.GetUtcNow();
        var made = new int[Enum.GetValues<Answer>().Length];
        (HttpResponseMessage? Response, Exception? Lost) last = default;
        for (var attempt = 1; ; attempt++)
        {
            if (IsPaced(operation))
                await meter.Pace!.Wait(operation, cancellationToken);
            if (meter.Clock.GetUtcNow() - signed > MeteredHttp.SignatureTime)
                return last.Response ?? throw Rethrown(last.Lost ?? TooOld());
            last.Response?.Dispose();
            var (response, answer, lost) = await Try(request, operation, call, cancellationToken);
            if (answer == Answer.Throttled)
                meter.Pace?.Throttled(operation);
            if (!isKept || attempt == meter.BackOff.Attempts || ++made[(int)answer] >= MostAttempts(call, answer))
                return response ?? throw Rethrown(lost!);
            var asked = response is null ? null : BackOff.AskedBy(response, meter.Clock);
            last = (response, lost);
            await Task.Delay(meter.BackOff.After(attempt, asked), meter.Clock, cancellationToken);
        }
    }

    private int MostAttempts(HttpCall? call, Answer answer) => answer switch
    {
        Answer.Final => 1,
        Answer.Throttled => meter.BackOff.Attempts,
        Answer.NotSent => meter.BackOff.Connects,
        _ => call is { IsRepeatable: false } ? 1 : meter.BackOff.Failures,
    };

    private bool IsPaced(string operation) =>
        meter.Pace is not null && operation.StartsWith(MeteredHttp.Paced, StringComparison.Ordinal);

    private async Task<(HttpResponseMessage? Response, Answer Answer, Exception? Lost)> Try(
        HttpRequestMessage request, string operation, HttpCall? call, CancellationToken cancel)
    {
        // A body that is read whole has its time; who reads a stream has its own.
        using var time = new CancellationTokenSource(meter.AttemptTime, meter.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancel);
        HttpResponseMessage? response = null;
        Count(1);
        try
        {
            response = await base.SendAsync(request, both.Token);
            if (call is not null)
                (call.ServiceTime, call.ResponseBytes) = (response.Headers.Date, default);
            if (response.IsSuccessStatusCode && IsStreamed(request))
                return (response, Answer.Final, null);
            var body = await ReadWhole(response, both.Token);
            if (call is not null)
                call.ResponseBytes = body;
            var answer = Answers.Of(response, body);
            if (call is not null)
                call.WasLost |= answer == Answer.Failed;
            return (response, answer, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            response?.Dispose();
            var isSent = !WasNotSent(e) && !(WasNotConnected(e) && !time.IsCancellationRequested);
            if (!isSent)
                Count(-1);
            else if (call is not null)
                call.WasLost = true;
            return (null, isSent ? Answer.Failed : Answer.NotSent, e is not OperationCanceledException ? e
                : isSent ? Late("answer", meter.AttemptTime, e) : Late("connection", meter.ConnectsWithin, e));
        }

        void Count(int change)
        {
            meter.Count(operation, change);
            call?.CountAttempt(change);
        }
    }

    private async Task<byte[]> ReadWhole(HttpResponseMessage response, CancellationToken cancel)
    {
        await response.Content.LoadIntoBufferAsync(meter.MostBytes, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        return body;
    }

    private static bool WasNotSent(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    // The time for a connection is over.
    private static bool WasNotConnected(Exception e) =>
        e is OperationCanceledException { InnerException: TimeoutException };

    private static HttpRequestException Late(string what, TimeSpan time, Exception e) =>
        new($"no {what} within {time.TotalSeconds:0.#} seconds", e);

    // The machine was asleep, or the requests before it took so long.
    private static HttpRequestException TooOld() => new(
        $"it waited for more than {MeteredHttp.SignatureTime.TotalMinutes:0} minutes before it was sent");

    // An object of S3 may be large; its listings and settings, which have a query, are read whole.
    private bool IsStreamed(HttpRequestMessage request) => service == "S3" && request.Method == HttpMethod.Get
        && request.RequestUri!.Query.TrimStart('?') is var query
        && (query.Length == 0 || query.StartsWith("versionId", StringComparison.Ordinal)
            || query.StartsWith("partNumber", StringComparison.Ordinal)
            || query.StartsWith("x-id=GetObject", StringComparison.Ordinal));

    private string OperationOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues("X-Amz-Target", out var targets) ? string.Concat(targets)
            : $"{service}.{request.Method}";

    private static HttpRequestException Rethrown(Exception lost) =>
        lost as HttpRequestException ?? new HttpRequestException("The connection broke.", lost);
}
