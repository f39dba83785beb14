namespace Kayfabe.Remote.Transport;

/// <summary>
/// How long a remote may take for one request: a fixed time, and more for each byte that moves. So a remote that is
/// silent, and one that sends a byte now and then, are both given up, and a large content on a slow line is not.
/// </summary>
/// <param name="Wait">The time for an answer.</param>
/// <param name="BytesPerSecond">The rate at least, once bytes move.</param>
public sealed record Patience(TimeSpan Wait, int BytesPerSecond)
{
    /// <summary>While a build waits: it could make the result itself in the meantime.</summary>
    public static Patience OfBuild { get; } = new(TimeSpan.FromSeconds(5), 256 << 10);

    /// <summary>While contents are moved for their own sake.</summary>
    public static Patience OfTransfer { get; } = new(TimeSpan.FromSeconds(30), 16 << 10);
}

/// <summary>The end of the time for one request.</summary>
internal sealed class RequestTime : IDisposable
{
    private readonly Patience _patience;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenSource _both;
    private long _moved;

    public RequestTime(Patience patience, CancellationToken cancel, TimeProvider? clock = null)
    {
        _patience = patience;
        _clock = clock ?? TimeProvider.System;
        _started = _clock.GetTimestamp();
        _end = new CancellationTokenSource(patience.Wait, _clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, cancel);
    }

    /// <summary>Cancelled at the end of the time, or by the caller.</summary>
    public CancellationToken Token => _both.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _end.IsCancellationRequested;

    /// <summary>Why the remote was given up, a clause.</summary>
    public string Problem => _moved == 0
        ? $"did not answer within {_patience.Wait.TotalSeconds:0.#} seconds"
        : $"is too slow: less than {_patience.BytesPerSecond >> 10} kB a second";

    /// <summary>Says that bytes moved, which extends the time.</summary>
    public void Moved(int bytes)
    {
        _moved += bytes;
        var left = _patience.Wait + TimeSpan.FromSeconds((double)_moved / _patience.BytesPerSecond)
            - _clock.GetElapsedTime(_started);
        _end.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Dispose()
    {
        _both.Dispose();
        _end.Dispose();
    }
}
