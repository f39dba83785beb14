using Kayfabe.Build.Terminal;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Recording;

/// <summary>Ctrl-C: the first one stops the work in good order, the second ends the process.</summary>
[OutsideFingerprint("It ends work that makes inputs of stages.")]
internal sealed class UserStop : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public UserStop() => Console.CancelKeyPress += OnCancel;

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        _stop.Dispose();
    }

    private void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        if (_stop.IsCancellationRequested)
            return;
        e.Cancel = Output.IsInterrupted = true;
        Console.Error.WriteLine("\nStopping: waiting for answers to what was sent. Ctrl-C again ends at once.");
        _stop.Cancel();
    }
}
