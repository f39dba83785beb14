using Amazon.Runtime;
using Amazon.SageMaker.Model;
using Amazon.Scheduler.Model;
using Kayfabe.Aws.Clients;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// Removes what a study has in an account. It can be interrupted anywhere and run again: each step is done, or found
/// done, and what a resource needs is removed only after it.
/// </summary>
/// <param name="services">The account.</param>
/// <param name="journal">Learns what is gone.</param>
/// <param name="say">Gets a sentence for each step.</param>
public sealed class Teardown(AccountServices services, ResourceJournal journal, Action<string> say)
{
    // An endpoint takes some minutes to come and to go; one that hangs in Creating does so for hours.
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    /// <summary>Carries out a plan.</summary>
    /// <returns>What is left of what the plan removes, with the reason; empty where all is gone.</returns>
    public async Task<IReadOnlyList<PlannedStep>> Run(TeardownPlan plan, CancellationToken cancel)
    {
        var left = new List<PlannedStep>();
        var needed = new HashSet<(ResourceKind, string)>();
        foreach (var kind in plan.Steps.Where(step => !IsEnding(step)).GroupBy(step => step.Resource.Kind))
        {
            foreach (var step in kind)
            {
                var why = needed.Contains((step.Resource.Kind, step.Resource.Name))
                    ? "what is still there needs it" : await Do(step, cancel).ConfigureAwait(false);
                if (why is not null)
                    Keep(step, why);
            }
            if (kind.Key != ResourceKind.Endpoint)
                continue;
            var removed = kind.Where(step => !left.Any(one => one.Resource == step.Resource));
            foreach (var step in await NotGone([.. removed], cancel).ConfigureAwait(false))
                Keep(step, $"it was still being removed after {_patience.TotalMinutes:0} minutes");
        }
        // Last, since nothing needs their end: until then they are billed, and write to the bucket.
        var ending = plan.Steps.Where(step => (step.Step == TeardownStep.Stop || IsEnding(step))
            && !left.Any(one => one.Resource == step.Resource));
        foreach (var (step, status) in await StillRunning([.. ending], cancel).ConfigureAwait(false))
            Keep(step, $"it was still {status} after {_patience.TotalMinutes:0} minutes");
        return left;

        void Keep(PlannedStep step, string why)
        {
            left.Add(step with { Step = TeardownStep.Keep, Why = why });
            needed.UnionWith(TeardownPlan.NeededBy(step.Resource));
            say($"{Name(step.Resource)} stays: {why}.");
        }
    }

    // Null where it is done; otherwise why not.
    private async Task<string?> Do(PlannedStep step, CancellationToken cancel)
    {
        var resource = step.Resource;
        if (step.Step == TeardownStep.Nothing)
            return null;
        try
        {
            if (step.Step == TeardownStep.Stop)
            {
                await Stop(resource, cancel).ConfigureAwait(false);
                say($"{Name(resource)} is being stopped.");
                return null;
            }
            if (resource.State == ResourceState.Changing && await StillChanging(resource, cancel).ConfigureAwait(false)
                is { } status)
            {
                return $"it was still {status} after {_patience.TotalMinutes:0} minutes, and cannot be removed "
                    + "meanwhile: run the same command again later";
            }
            if (resource.State != ResourceState.Ending)
                await ServiceAnswers.Remove(() => Remove(resource, cancel)).ConfigureAwait(false);
            // Of an endpoint only its end is told: until then it costs.
            if (resource.Kind != ResourceKind.Endpoint)
                IsGone(resource);
            return null;
        }
        catch (AmazonServiceException e) when (ServiceAnswers.IsRefusal(e))
        {
            // An endpoint that was changed meanwhile, by somebody else or by its own update.
            return "the service refuses to remove it now: run the same command again later";
        }
        catch (AmazonServiceException e) when (AwsFailures.Of(e) is AwsFailure.Denied or AwsFailure.Refused
            or AwsFailure.Throttled or AwsFailure.Broken)
        {
            // What comes after it may cost: one that cannot be removed is no reason to leave the others.
            return AwsErrors.Explain(e, "it cannot be removed")!.Faults[0].Problem;
        }
    }

    private async Task Stop(FoundResource job, CancellationToken cancel)
    {
        try
        {
            await ServiceAnswers.Remove(
                job.Kind == ResourceKind.TrainingJob
                    ? () => services.SageMaker.StopTrainingJobAsync(
                        new StopTrainingJobRequest { TrainingJobName = job.Name }, cancel)
                    : () => services.SageMaker.StopTransformJobAsync(
                        new StopTransformJobRequest { TransformJobName = job.Name }, cancel)).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (ServiceAnswers.IsRefusal(e))
        {
            // It ended meanwhile; whether it did is looked at.
        }
    }

    private static bool IsEnding(PlannedStep step) => step.Resource.State == ResourceState.Ending
        && step.Resource.Kind is ResourceKind.TrainingJob or ResourceKind.TransformJob;

    // The jobs that are not over in the end, with their status.
    private async Task<List<(PlannedStep Step, string Status)>> StillRunning(
        List<PlannedStep> jobs, CancellationToken cancel)
    {
        var started = services.Clock.GetTimestamp();
        var finder = new SageMakerFinder(services.SageMaker, cancel);
        while (true)
        {
            var running = new List<(PlannedStep, string)>();
            foreach (var step in jobs)
            {
                if (await finder.Describe(step.Resource.Kind, step.Resource.Name).ConfigureAwait(false) is
                    { State: not ResourceState.Over, Status: var status })
                {
                    running.Add((step, status));
                }
            }
            if (running.Count == 0 || services.Clock.GetElapsedTime(started) > _patience)
                return running;
            await Task.Delay(_pause, services.Clock, cancel).ConfigureAwait(false);
        }
    }

    private Task Remove(FoundResource resource, CancellationToken cancel) => resource.Kind switch
    {
        ResourceKind.Endpoint => services.SageMaker.DeleteEndpointAsync(
            new DeleteEndpointRequest { EndpointName = resource.Name }, cancel),
        ResourceKind.EndpointConfiguration => services.SageMaker.DeleteEndpointConfigAsync(
            new DeleteEndpointConfigRequest { EndpointConfigName = resource.Name }, cancel),
        ResourceKind.Model => services.SageMaker.DeleteModelAsync(
            new DeleteModelRequest { ModelName = resource.Name }, cancel),
        ResourceKind.Schedule => services.Scheduler.DeleteScheduleAsync(
            new DeleteScheduleRequest { Name = resource.Name, GroupName = resource.Group }, cancel),
        ResourceKind.ScheduleGroup => services.Scheduler.DeleteScheduleGroupAsync(
            new DeleteScheduleGroupRequest { Name = resource.Name }, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(resource)),
    };

    // The status of an endpoint that is still being made or changed in the end; null for one that can be removed.
    private async Task<string?> StillChanging(FoundResource endpoint, CancellationToken cancel)
    {
        var started = services.Clock.GetTimestamp();
        while (true)
        {
            var status = (await Describe(endpoint, cancel).ConfigureAwait(false))?.EndpointStatus?.Value;
            if (!SageMakerFinder.IsChanging(status))
                return null;
            if (services.Clock.GetElapsedTime(started) > _patience)
                return status;
            await Task.Delay(_pause, services.Clock, cancel).ConfigureAwait(false);
        }
    }

    // The endpoints that are still there in the end.
    private async Task<List<PlannedStep>> NotGone(List<PlannedStep> waiting, CancellationToken cancel)
    {
        var started = services.Clock.GetTimestamp();
        while (true)
        {
            foreach (var step in waiting.ToList())
            {
                if (await Describe(step.Resource, cancel).ConfigureAwait(false) is not null)
                    continue;
                IsGone(step.Resource);
                waiting.Remove(step);
            }
            if (waiting.Count == 0 || services.Clock.GetElapsedTime(started) > _patience)
                return waiting;
            await Task.Delay(_pause, services.Clock, cancel).ConfigureAwait(false);
        }
    }

    private Task<DescribeEndpointResponse?> Describe(FoundResource endpoint, CancellationToken cancel) =>
        ServiceAnswers.Find(() => services.SageMaker.DescribeEndpointAsync(
            new DescribeEndpointRequest { EndpointName = endpoint.Name }, cancel));

    private void IsGone(FoundResource resource)
    {
        journal.Gone(new JournalEntry(
            resource.Kind, resource.Name, services.Region, services.Account, resource.Tags.Study, resource.Tags.Run,
            services.Clock.GetUtcNow()));
        say($"{Name(resource)} is gone.");
    }

    private static string Name(FoundResource resource) => $"The {resource.Kind.Text()} {resource.Name}";
}
