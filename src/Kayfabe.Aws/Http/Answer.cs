using System.Net;
using System.Text;

namespace Kayfabe.Aws.Http;

/// <summary>What an answer means for whether its request is sent again.</summary>
internal enum Answer
{
    /// <summary>A success or a refusal: it is not.</summary>
    Final,

    /// <summary>The rate was too high, and nothing was done.</summary>
    Throttled,

    /// <summary>The service failed, or its answer was lost: it may have done something.</summary>
    Failed,

    /// <summary>The request did not reach the service.</summary>
    NotSent,
}

/// <summary>Reads what an answer means from its status and the code of its error.</summary>
internal static class Answers
{
    private static readonly string[] s_throttled =
    [
        "ThrottlingException", "ThrottledException", "Throttling", "ProvisionedThroughputExceededException",
        "TooManyRequestsException", "RequestLimitExceeded", "SlowDown", "RequestThrottled", "RequestThrottledException",
        "BandwidthLimitExceeded",
    ];

    private static readonly string[] s_failed = ["RequestTimeout", "RequestTimeoutException", "OperationAborted"];

    // The model of an endpoint, and one that is still loaded, are for the caller to judge.
    private static readonly string[] s_final = ["ModelError", "ModelNotReadyException"];

    /// <summary>Of a response and its body.</summary>
    public static Answer Of(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if ((int)response.StatusCode < 400)
            return Answer.Final;
        var code = CodeOf(response, body);
        if (Array.IndexOf(s_throttled, code) >= 0)
            return Answer.Throttled;
        if (Array.IndexOf(s_final, code) >= 0)
            return Answer.Final;
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => Answer.Throttled,
            HttpStatusCode.NotImplemented => Answer.Final,
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Answer.Failed,
            _ => Array.IndexOf(s_failed, code) >= 0 ? Answer.Failed : Answer.Final,
        };
    }

    // In a header, in JSON ("__type": "com.amazon#ThrottlingException") or in XML; empty if it is in none.
    private static string CodeOf(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4096)]);
        var code = response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? string.Concat(types)
            : Between(text, "<Code>", "</Code>") ?? AfterKey(text, "\"__type\"") ?? AfterKey(text, "\"code\"")
            ?? AfterKey(text, "\"Code\"") ?? "";
        // com.amazon#ThrottlingException:http://...
        return code.Split(':')[0].Split('#')[^1];
    }

    private static string? AfterKey(string text, string key)
    {
        var at = text.IndexOf(key, StringComparison.Ordinal);
        return at < 0 ? null : Between(text[(at + key.Length)..], "\"", "\"");
    }

    private static string? Between(string text, string start, string end)
    {
        var at = text.IndexOf(start, StringComparison.Ordinal);
        var from = at + start.Length;
        var to = at < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? null : text[from..to];
    }
}
