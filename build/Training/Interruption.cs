using Kayfabe.Aws.Training;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;

namespace Kayfabe.Build.Training;

/// <summary>
/// Ctrl-C while a training is waited for: the job goes on, and is billed, unless somebody says that it shall stop. A
/// second Ctrl-C ends the build at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();

    public Interruption() => Console.CancelKeyPress += Cancel;

    /// <summary>Is cancelled by the first Ctrl-C.</summary>
    public CancellationToken Token => _cancelled.Token;

    /// <summary>Asks whether the job shall be stopped, where somebody is there, and does so.</summary>
    /// <returns>What to end the build with.</returns>
    public static async Task<InputException> End(TrainingRun run)
    {
        if (run.Running is not { Name: var name })
            return new InputException(new Fault(
                "the training was interrupted while no job ran", "Run again: a finished job is found, not repeated."));
        if (!UserPresence.CanBeAsked || !Ask(name))
        {
            return new InputException(new Fault(
                $"the training was interrupted; the job {name} goes on, and is billed until it ends",
                "Run again to wait for it, or end it with --target=Teardown."));
        }
        return new InputException(await run.Stop(CancellationToken.None)
            ? new Fault(
                $"the job {name} is being stopped; what it trained is no result",
                "The next run asks before it trains anew.")
            : new Fault(
                $"the job {name} was over before it could be stopped", "Run again: it is found, not repeated."));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= Cancel;
        _cancelled.Dispose();
    }

    private static bool Ask(string name)
    {
        Console.Out.Write($"\nStop the training job {name}? Otherwise it goes on, and is billed until it ends. [y/N] ");
        Console.Out.Flush();
        return Console.In.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private void Cancel(object? sender, ConsoleCancelEventArgs e)
    {
        if (_cancelled.IsCancellationRequested)
            return;
        e.Cancel = true;
        _cancelled.Cancel();
    }
}
