using Kayfabe.Settings;

namespace Kayfabe.Aws.Recording;

/// <summary>
/// Ends a run: nothing more is asked, and what was sent is waited for, since it is paid for. After some time that is
/// given up too.
/// </summary>
internal sealed class RunStop : IDisposable
{
    /// <summary>How long answers to what was sent are waited for.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stop = new(), _giveUp;
    private readonly CancellationTokenRegistration _byUser;
    private readonly Lock _lock = new();

    public RunStop(TimeProvider clock, CancellationToken user)
    {
        _giveUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _byUser = user.Register(() => End(RecordEnd.Stopped));
    }

    /// <summary>Cancelled when nothing more is asked.</summary>
    public CancellationToken Asking => _stop.Token;

    /// <summary>Cancelled when answers are given up.</summary>
    public CancellationToken Answering => _giveUp.Token;

    /// <summary>Why the run ends; the first reason stays.</summary>
    public RecordEnd Reason { get; private set; } = RecordEnd.Done;

    /// <summary>What stands against every request.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public void End(RecordEnd reason, params IReadOnlyList<Fault> faults)
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
                return;
            (Reason, Faults) = (reason, faults);
            _giveUp.CancelAfter(s_patience);
        }
        _stop.Cancel();
    }

    public void Dispose()
    {
        _byUser.Dispose();
        _stop.Dispose();
        _giveUp.Dispose();
    }
}
