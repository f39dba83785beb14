using System.Globalization;
using System.Net.Sockets;
using System.Security;
using System.Text;

namespace Kayfabe.ScriptedAws.Server;

/// <summary>Sends the answer to one request, or does what the script says.</summary>
internal sealed class ResponseSender(TcpClient client, ScriptedRequest request, TimeSpan skew)
{
    private bool IsS3 => request.SigningService is "s3" or "";

    /// <summary>Answers.</summary>
    /// <returns>False if the connection is at its end.</returns>
    public async Task<bool> Send(
        ServerFault? fault, Func<ScriptedRequest, Task<ScriptedResponse>> answer, CancellationToken cancel)
    {
        switch (fault)
        {
            case ServerFault.Silent:
                await Task.Delay(Timeout.Infinite, cancel);
                return false;
            case ServerFault.Throttled throttled:
                await Write(Throttle(throttled), cancel);
                return true;
            case ServerFault.Error error:
                await Write(ErrorOf(error), cancel);
                return true;
        }
        // From here on the service has done what was asked: it is billed, whether its answer arrives or not.
        var response = await answer(request);
        switch (fault)
        {
            case ServerFault.ResetBefore:
                Reset();
                return false;
            case ServerFault.ResetInBody:
                await Stream.WriteAsync(Head(response, response.Body.Length), cancel);
                await Stream.WriteAsync(response.Body.AsMemory(0, response.Body.Length / 2), cancel);
                Reset();
                return false;
            case ServerFault.SlowBody slow:
                await WriteSlowly(response, slow, cancel);
                return true;
            case ServerFault.WrongBytes:
                response = response with { Body = [.. response.Body.Select(static (one, i) => i == 0 ? (byte)(one ^ 1) : one)] };
                break;
            case ServerFault.HalfJson:
                response = response with { Body = response.Body[..(response.Body.Length / 2)] };
                break;
            case ServerFault.Html:
                response = new ScriptedResponse(200, "<html><body>Please log in</body></html>"u8.ToArray());
                break;
        }
        await Write(response, cancel);
        return true;
    }

    private NetworkStream Stream => client.GetStream();

    // S3, STS and IAM speak XML; the last two do not add "Exception" to a code.
    private ScriptedResponse ErrorOf(ServerFault.Error error)
    {
        var isQuery = request.SigningService is "sts" or "iam";
        if (!IsS3 && !isQuery)
            return ScriptedResponse.Error(error.Code, error.Message, error.Status);
        var code = error.Code.EndsWith("Exception", StringComparison.Ordinal) ? error.Code[..^"Exception".Length] : error.Code;
        var text = $"<Error><Code>{code}</Code><Message>{SecurityElement.Escape(error.Message)}</Message></Error>";
        return ScriptedResponse.OfXml(isQuery ? $"<ErrorResponse>{text}</ErrorResponse>" : text, error.Status);
    }

    private ScriptedResponse Throttle(ServerFault.Throttled throttled)
    {
        var response = IsS3 ? ScriptedResponse.S3Error("SlowDown", 503)
            : ScriptedResponse.Error("ThrottlingException", "Rate exceeded");
        return throttled.RetryAfter is not { } seconds ? response : response with
        {
            Headers = new Dictionary<string, string>(response.Headers)
            {
                ["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    private async Task Write(ScriptedResponse response, CancellationToken cancel)
    {
        var length = response.Body.Length;
        var head = Head(response, length);
        var body = request.Method == "HEAD" ? [] : response.Body;
        var all = new byte[head.Length + body.Length];
        head.CopyTo(all, 0);
        body.CopyTo(all, head.Length);
        await Stream.WriteAsync(all, cancel);
    }

    private async Task WriteSlowly(ScriptedResponse response, ServerFault.SlowBody slow, CancellationToken cancel)
    {
        await Stream.WriteAsync(Head(response, response.Body.Length), cancel);
        foreach (var piece in response.Body.Chunk(Math.Max(1, (response.Body.Length + slow.Pieces - 1) / slow.Pieces)))
        {
            await Task.Delay(slow.Pause, cancel);
            await Stream.WriteAsync(piece, cancel);
        }
    }

    private byte[] Head(ScriptedResponse response, int length)
    {
        var head = new StringBuilder($"HTTP/1.1 {response.Status} Scripted\r\n");
        if (!response.Headers.ContainsKey("Content-Length"))
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Date: {TimeProvider.System.GetUtcNow() + skew:R}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"x-amzn-RequestId: scripted-{request.Number}\r\n");
        foreach (var (name, value) in response.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    // A close that the other side sees as a reset, with what was sent before.
    private void Reset() => client.Client.Close(0);
}
