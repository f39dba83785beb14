using Kayfabe.Build.Terminal;

namespace Kayfabe.Build.Tests.Terminal;

public sealed class ProgressTests : IDisposable
{
    private readonly StringWriter _terminal = new();
    private readonly HandClock _clock = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void It_draws_ten_times_a_second_at_most()
    {
        var progress = new Progress(_clock, _terminal, enabled: true);

        for (var done = 1; done <= 1000; done++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            progress.Show("reading", done, 1000);
        }

        Assert.Equal(10, _terminal.ToString().Count(character => character == '\r'));
        Assert.EndsWith("\r  reading: 1,000 of 1,000 (100 %)", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shorter_line_wipes_what_is_left_of_a_longer_one()
    {
        var progress = new Progress(_clock, _terminal, enabled: true);
        foreach (var what in (string[])["a long name of work", "short"])
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            progress.Show(what, 5, total: 0);
        }
        progress.Clear();

        const string Long = "  a long name of work: 5", Short = "  short: 5";
        Assert.Equal(
            $"\r{Long}\r{Short.PadRight(Long.Length)}\r{new string(' ', Short.Length)}\r", _terminal.ToString());
    }

    [Fact]
    public void A_line_never_fills_the_terminal_also_when_it_became_narrower()
    {
        var width = 40;
        var progress = new Progress(_clock, _terminal, enabled: true, () => width);
        _clock.Advance(TimeSpan.FromSeconds(1));
        progress.Show("recording (49.2 a second, 4 min left)", 1234, 3600);
        width = 20;
        _clock.Advance(TimeSpan.FromSeconds(1));
        progress.Show("recording (49.2 a second, 4 min left)", 1235, 3600);
        progress.Clear();

        Assert.Equal(
            ["  recording (49.2 a second, 4 min left)", "  recording (49.2 a", new string(' ', 19), ""],
            _terminal.ToString().Split('\r')[1..]);
    }

    [Fact]
    public void In_a_pipe_nothing_is_drawn()
    {
        var progress = new Progress(_clock, _terminal, enabled: false);
        _clock.Advance(TimeSpan.FromSeconds(1));

        progress.Show("reading", 1, 2);
        progress.Clear();

        Assert.Empty(_terminal.ToString());
    }

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
