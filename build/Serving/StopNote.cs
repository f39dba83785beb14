using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>Says what goes on, and may be billed, where Ctrl-C ends a run that waits for a service.</summary>
[OutsideFingerprint("It writes to the terminal alone.")]
internal sealed class StopNote : IDisposable
{
    private readonly string _line;

    /// <param name="line">What is said.</param>
    public StopNote(string line)
    {
        _line = line;
        Console.CancelKeyPress += Say;
    }

    /// <inheritdoc/>
    public void Dispose() => Console.CancelKeyPress -= Say;

    private void Say(object? sender, ConsoleCancelEventArgs e) => Console.Error.WriteLine($"\n{_line}");
}
