namespace Kayfabe.Aws.Http;

/// <summary>
/// What one call of the SDK was on the wire. Begin it before the call, in the same method; the HTTP of what is called
/// until it ends is written into it.
/// </summary>
public sealed class HttpCall : IDisposable
{
    private static readonly AsyncLocal<HttpCall?> s_current = new();
    private readonly HttpCall? _outer;
    private readonly Action<int>? _counting;
    private int _attempts;

    private HttpCall(HttpCall? outer, bool isRepeatable, Action<int>? counting) =>
        (_outer, IsRepeatable, _counting) = (outer, isRepeatable, counting);

    /// <summary>Requests sent, lost and repeated ones included: each may be billed.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>
    /// The body of the last response, as it came; empty if none came whole, or it was streamed (an object of S3).
    /// </summary>
    public ReadOnlyMemory<byte> ResponseBytes { get; internal set; }

    /// <summary>The Date header of the last response: the service's clock. Null if there was none.</summary>
    public DateTimeOffset? ServiceTime { get; internal set; }

    /// <summary>Whether a request that may have been carried out is sent again.</summary>
    public bool IsRepeatable { get; }

    /// <summary>
    /// Whether the answer to an attempt was lost, or the service failed at it: it may have been carried out, whatever
    /// the last attempt was answered.
    /// </summary>
    public bool WasLost { get; internal set; }

    internal static HttpCall? Current => s_current.Value;

    /// <summary>Begins a call.</summary>
    /// <param name="isRepeatable">
    /// False: a request that may have been carried out, since its answer was lost or the service failed, is not sent
    /// again. One that was refused by a throttle is.
    /// </param>
    /// <param name="counting">
    /// Called with 1 before each attempt is sent, and with -1 where it turns out that it was not; what it throws ends
    /// the call, and nothing is sent.
    /// </param>
    public static HttpCall Begin(bool isRepeatable = true, Action<int>? counting = null) =>
        s_current.Value = new HttpCall(s_current.Value, isRepeatable, counting);

    /// <summary>Ends the call.</summary>
    public void Dispose() => s_current.Value = _outer;

    internal void CountAttempt(int change)
    {
        _counting?.Invoke(change);
        Interlocked.Add(ref _attempts, change);
    }
}
