using Kayfabe.Aws.Training;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;

namespace Kayfabe.Build.Training;

/// <summary>
/// Ctrl-C while a training is waited for: the job goes on, and is billed, unless somebody says that it shall stop. A
/// second Ctrl-C ends the build at once, and so does one while no job runs, such as at the question about its price.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly TrainingRun _run;

    public Interruption(TrainingRun run)
    {
        _run = run;
        Console.CancelKeyPress += Cancel;
    }

    /// <summary>Is cancelled by the first Ctrl-C.</summary>
    public CancellationToken Token => _cancelled.Token;

    /// <summary>Asks whether the job shall be stopped, where somebody is there, and does so.</summary>
    /// <returns>What to end the build with.</returns>
    public static async Task<InputException> End(TrainingRun run, Progress progress)
    {
        progress.Clear();
        if (run.Running is not { Name: var name })
            return new InputException(new Fault(
                "the training was interrupted while no job ran", "Run again: a finished job is found, not repeated."));
        if (!UserPresence.CanBeAsked || !Consent.Ask(
            Console.In, Console.Out,
            $"\nStop the training job {name}? Otherwise it goes on, and is billed until it ends."))
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

    private void Cancel(object? sender, ConsoleCancelEventArgs e)
    {
        if (_cancelled.IsCancellationRequested || _run.Running is null)
            return;
        e.Cancel = Output.IsInterrupted = true;
        _cancelled.Cancel();
    }
}
