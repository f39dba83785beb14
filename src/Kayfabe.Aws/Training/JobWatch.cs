using System.Globalization;
using Amazon.SageMaker.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Training;

/// <summary>Waits for a job to end, and tells how far it is.</summary>
internal sealed class JobWatch(TrainingServices services, TrainingJobSpec job, ITrainingObserver observer)
{
    private readonly int _rounds = job.Hyperparameters.FirstOrDefault(pair => pair.Key == "num_round").Value is { } text
        && int.TryParse(text, CultureInfo.InvariantCulture, out var rounds) ? rounds : 0;

    private readonly PatientQuestions _questions = new(services.Clock, services.Interval);

    private string? _said;

    /// <summary>Waits.</summary>
    /// <param name="log">Is read meanwhile.</param>
    /// <param name="cancel">Ends the waiting, not the job.</param>
    /// <returns>The job after its end: Completed, Failed or Stopped.</returns>
    /// <exception cref="InputException">It does not end.</exception>
    public async Task<DescribeTrainingJobResponse> Wait(JobLog log, CancellationToken cancel)
    {
        var longest = TimeSpan.FromSeconds(job.Place.Machines.LongestSeconds()) + services.Grace;
        var began = services.Clock.GetTimestamp();
        while (true)
        {
            var found = await _questions.Ask(
                $"the training job {job.Name}", () => services.SageMaker.DescribeTrainingJobAsync(
                    new DescribeTrainingJobRequest { TrainingJobName = job.Name }, cancel),
                cancel).ConfigureAwait(false);
            Tell(found);
            if (found.TrainingJobStatus?.Value is "Completed" or "Failed" or "Stopped")
                return found;
            await log.Read(cancel).ConfigureAwait(false);
            if (log.Round is { } round)
                observer.Show("training on SageMaker, rounds", round + 1, _rounds);
            var waited = services.Clock.GetElapsedTime(began);
            if (waited > longest)
                throw Hangs(found, waited);
            await Task.Delay(services.Interval, services.Clock, cancel).ConfigureAwait(false);
        }
    }

    private void Tell(DescribeTrainingJobResponse found)
    {
        var transition = found.SecondaryStatusTransitions?.LastOrDefault();
        var status = found.SecondaryStatus?.Value ?? found.TrainingJobStatus?.Value ?? "Unknown";
        var message = transition?.StatusMessage is { Length: > 0 } text ? $": {Quotation.Shorten(text, 200)}" : "";
        var line = $"{job.Name}: {status}{message}";
        if (line != _said)
            observer.Say(line);
        _said = line;
    }

    private InputException Hangs(DescribeTrainingJobResponse found, TimeSpan waited) => new(new Fault(
        $"the training job {job.Name} is {found.TrainingJobStatus?.Value} after {waited.TotalMinutes:F0} minutes, "
        + $"longer than its limit of {job.Place.Machines.LongestSeconds()} s allows",
        "It may still be billed. Look at it in the console, or stop it with --target=Teardown; the next run looks at "
        + "it again."));
}
