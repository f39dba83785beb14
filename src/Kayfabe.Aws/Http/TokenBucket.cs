namespace Kayfabe.Aws.Http;

/// <summary>
/// The turns of the requests to one operation. The rate begins at a fifth, since services refuse a burst even below
/// their rate, and grows evenly to the full one within five seconds. In each half second, it falls by the share of
/// requests that were throttled: so it comes down to what the service takes within one step or two, and stays a little
/// above it.
/// </summary>
internal sealed class TokenBucket
{
    // Shares of the full rate: the first, the least, and what is added in each step.
    private const double First = 0.2, Least = 0.02, Step = 0.08;

    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly double _perSecond;
    private readonly double _burst;
    private readonly long _started;
    private TimeSpan _at;
    private TimeSpan _stepped;
    private double _share = First;
    private double _tokens = 1;
    private int _sent;
    private int _throttled;

    /// <summary>A bucket with one token.</summary>
    /// <param name="perSecond">Requests a second at full rate.</param>
    /// <param name="clock">The clock.</param>
    public TokenBucket(double perSecond, TimeProvider clock)
    {
        (_perSecond, _clock, _started) = (perSecond, clock, clock.GetTimestamp());
        // A timer comes some milliseconds late: what was missed is caught up, and no more than that.
        _burst = Math.Max(1, perSecond * 0.05);
    }

    /// <summary>Requests a second at present.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                Pass();
                return _perSecond * _share;
            }
        }
    }

    /// <summary>
    /// Takes a turn, and says how long it is until then. A turn that is still to come is taken too: so turns are in
    /// order, and nobody has to be woken.
    /// </summary>
    public TimeSpan Take()
    {
        lock (_lock)
        {
            Pass();
            _sent++;
            _tokens -= 1;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / (_perSecond * _share));
        }
    }

    /// <summary>Says that a request was throttled.</summary>
    public void Throttled()
    {
        lock (_lock)
            _throttled++;
    }

    private void Pass()
    {
        var now = _clock.GetElapsedTime(_started);
        while (now - _stepped >= s_step)
        {
            _stepped += s_step;
            Fill(_stepped);
            var share = Math.Min(1, _throttled / (double)Math.Max(1, _sent));
            _share = Math.Clamp((_share * (1 - share)) + Step, Least, 1);
            (_sent, _throttled) = (0, 0);
            if (_share >= 1)
                _stepped = now - TimeSpan.FromTicks((now - _stepped).Ticks % s_step.Ticks);
        }
        Fill(now);
    }

    private void Fill(TimeSpan until)
    {
        if (until > _at)
            (_tokens, _at) = (Math.Min(_burst, _tokens + ((until - _at).TotalSeconds * _perSecond * _share)), until);
    }
}
