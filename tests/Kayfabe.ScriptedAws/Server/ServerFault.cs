namespace Kayfabe.ScriptedAws.Server;

/// <summary>What goes wrong with a request.</summary>
public abstract record ServerFault
{
    /// <summary>Refused by the rate: 400 ThrottlingException, or 503 SlowDown of S3. Nothing is done.</summary>
    public sealed record Throttled : ServerFault
    {
        /// <summary>Seconds in a Retry-After header; null for none.</summary>
        public int? RetryAfter { get; init; }
    }

    /// <summary>An error instead of an answer. Nothing is done.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">The error's code.</param>
    /// <param name="Message">Its message.</param>
    public sealed record Error(int Status, string Code, string Message = "scripted") : ServerFault;

    /// <summary>The answer is made, and the connection reset before any of it is sent.</summary>
    public sealed record ResetBefore : ServerFault;

    /// <summary>The connection is reset in the middle of the answer's body.</summary>
    public sealed record ResetInBody : ServerFault;

    /// <summary>The body comes in pieces, with pauses.</summary>
    /// <param name="Pause">The pause before each piece.</param>
    /// <param name="Pieces">The number of pieces.</param>
    public sealed record SlowBody(TimeSpan Pause, int Pieces) : ServerFault;

    /// <summary>Another byte in the body, and the checksums of the right one.</summary>
    public sealed record WrongBytes : ServerFault;

    /// <summary>200 with half of the JSON.</summary>
    public sealed record HalfJson : ServerFault;

    /// <summary>200 with a page of HTML, as of a network that wants a login.</summary>
    public sealed record Html : ServerFault;

    /// <summary>Nothing comes at all.</summary>
    public sealed record Silent : ServerFault;

    /// <summary>What credentials that have expired are answered with.</summary>
    public static ServerFault ExpiredCredentials { get; } =
        new Error(400, "ExpiredTokenException", "The security token included in the request is expired");

    /// <summary>What an action that the policy does not allow is answered with.</summary>
    public static ServerFault Denied(string action) => new Error(
        403, "AccessDeniedException",
        $"User: arn:aws:iam::123456789012:user/ada is not authorized to perform: {action} on resource: *");
}
