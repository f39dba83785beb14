using System.Threading.Channels;

namespace Kayfabe.Aws.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly Channel<bool> _made = Channel.CreateUnbounded<bool>();
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state), dueTime);
        _made.Writer.TryWrite(true);
        return timer;
    }

    /// <summary>Waits until somebody waits for a time.</summary>
    public async Task WaitForTimer(TimeSpan due)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_timers.Exists(one => one.Due == _now + due))
                    return;
            }
            await _made.Reader.ReadAsync();
        }
    }

    /// <summary>Moves the clock, and rings what is due.</summary>
    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(one => one.Due <= _now)];
            _timers.RemoveAll(one => one.Due <= _now);
        }
        foreach (var one in due)
            one.Ring();
    }

    private sealed class ManualTimer : ITimer
    {
        private readonly ManualClock _clock;

        public ManualTimer(ManualClock clock, Action ring, TimeSpan due)
        {
            (_clock, Ring) = (clock, ring);
            Change(due, Timeout.InfiniteTimeSpan);
        }

        public Action Ring { get; }

        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                _clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = _clock._now + dueTime;
                _clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (_clock._lock)
                _clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
