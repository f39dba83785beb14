using Amazon.Runtime;
using Amazon.SageMaker.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Serving;

/// <summary>
/// Makes an endpoint: the model, its configuration, the schedule of its end, and only then the endpoint, which may
/// cost. Run again, it finds what is there and goes on.
/// </summary>
/// <param name="making">Makes the resources.</param>
/// <param name="show">Gets the endpoint's status and for how long it was waited.</param>
public sealed class EndpointDeployment(Making making, Action<string, TimeSpan> show)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    // Creating takes 3 to 10 minutes; one that hangs does so for hours.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(60);

    // A configuration that was just made is not known everywhere.
    private const int MostRefusals = 6;

    private readonly AccountServices _services = making.Services;
    private readonly PatientQuestions _questions = new(making.Services.Clock, _pause, "it comes to be all the same");

    /// <summary>Makes the endpoint, and waits until it answers.</summary>
    /// <returns>False where it was there already.</returns>
    /// <exception cref="InputException">It failed, or is not ready after an hour.</exception>
    public async Task<bool> Make(EndpointPlan plan, CancellationToken cancel)
    {
        await ServedModel.Ensure(making, plan.Model, cancel).ConfigureAwait(false);
        await EnsureConfiguration(plan, cancel).ConfigureAwait(false);
        if (plan.End is { } end)
            await EndpointSchedule.Ensure(making, plan.Name, end, cancel).ConfigureAwait(false);
        else if (plan.Capacity is RealTimeCapacity)
            await EndpointSchedule.Remove(making, plan.Name, cancel).ConfigureAwait(false);
        if (await Find(plan.Name, cancel).ConfigureAwait(false) is { } found)
        {
            if (found.EndpointStatus?.Value is not ("Failed" or "Deleting" or "OutOfService" or "UpdateRollbackFailed"))
            {
                await UntilReady(plan, cancel).ConfigureAwait(false);
                return false;
            }
            await ClearAway(found, cancel).ConfigureAwait(false);
        }
        await making.Make(ResourceKind.Endpoint, plan.Name, () => Create(plan, cancel)).ConfigureAwait(false);
        await UntilReady(plan, cancel).ConfigureAwait(false);
        return true;
    }

    private async Task EnsureConfiguration(EndpointPlan plan, CancellationToken cancel)
    {
        if (await ServiceAnswers.Find(() => _services.SageMaker.DescribeEndpointConfigAsync(
            new DescribeEndpointConfigRequest { EndpointConfigName = plan.Name }, cancel)).ConfigureAwait(false)
            is not null)
        {
            return;
        }
        var variant = new ProductionVariant { VariantName = "all", ModelName = plan.Model.Name };
        var request = new CreateEndpointConfigRequest
        {
            EndpointConfigName = plan.Name,
            ProductionVariants = [variant],
            Tags = making.SageMakerTags,
        };
        switch (plan.Capacity)
        {
            case ServerlessCapacity(var memory, var concurrency):
                variant.ServerlessConfig = new ProductionVariantServerlessConfig
                {
                    MemorySizeInMB = memory,
                    MaxConcurrency = concurrency,
                };
                break;
            case RealTimeCapacity(var type, var key):
                variant.InstanceType = type;
                variant.InitialInstanceCount = 1;
                request.KmsKeyId = InstanceDisks.AreOwn(type) ? null : key;
                break;
        }
        await making.Make(
            ResourceKind.EndpointConfiguration, plan.Name,
            () => _services.SageMaker.CreateEndpointConfigAsync(request, cancel)).ConfigureAwait(false);
    }

    private async Task Create(EndpointPlan plan, CancellationToken cancel)
    {
        for (var refusals = 1; ; refusals++)
        {
            try
            {
                await _services.SageMaker.CreateEndpointAsync(
                    new CreateEndpointRequest
                    {
                        EndpointName = plan.Name,
                        EndpointConfigName = plan.Name,
                        Tags = making.SageMakerTags,
                    },
                    cancel).ConfigureAwait(false);
                return;
            }
            catch (AmazonServiceException e) when (refusals < MostRefusals && ServiceAnswers.IsRefusal(e)
                && !ServiceAnswers.IsThere(e))
            {
                await Task.Delay(_pause, _services.Clock, cancel).ConfigureAwait(false);
            }
        }
    }

    private async Task ClearAway(DescribeEndpointResponse found, CancellationToken cancel)
    {
        if (found.EndpointStatus?.Value != "Deleting")
        {
            await ServiceAnswers.Remove(() => _services.SageMaker.DeleteEndpointAsync(
                new DeleteEndpointRequest { EndpointName = found.EndpointName }, cancel)).ConfigureAwait(false);
        }
        await Wait(found.EndpointName, status => status is null, cancel).ConfigureAwait(false);
    }

    private async Task UntilReady(EndpointPlan plan, CancellationToken cancel)
    {
        var found = await Wait(plan.Name, status => !SageMakerFinder.IsChanging(status), cancel).ConfigureAwait(false);
        if (found?.EndpointStatus?.Value == "InService")
            return;
        throw found?.EndpointStatus?.Value is { } status and not "Deleting"
            ? Failed(plan, found.FailureReason is { Length: > 0 } reason ? reason : $"it is {status}")
            : new InputException(new Fault(
                $"somebody removed the endpoint {plan.Name} while it was being made", "Run the same command again."));
    }

    private async Task<DescribeEndpointResponse?> Wait(
        string name, Func<string?, bool> isOver, CancellationToken cancel)
    {
        var started = _services.Clock.GetTimestamp();
        while (true)
        {
            var found = await _questions.Ask($"the endpoint {name}", () => Find(name, cancel), cancel)
                .ConfigureAwait(false);
            var status = found?.EndpointStatus?.Value;
            if (isOver(status))
                return found;
            var waited = _services.Clock.GetElapsedTime(started);
            show(status ?? "gone", waited);
            if (waited > _patience)
            {
                throw new InputException(new Fault(
                    $"the endpoint {name} is still {status} after {_patience.TotalMinutes:0} minutes, "
                    + "and cannot be removed meanwhile",
                    "Run the same command again to wait on, or --target=Teardown --yes until it is gone."));
            }
            await Task.Delay(_pause, _services.Clock, cancel).ConfigureAwait(false);
        }
    }

    private Task<DescribeEndpointResponse?> Find(string name, CancellationToken cancel) => ServiceAnswers.Find(
        () => _services.SageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = name }, cancel));

    private static InputException Failed(EndpointPlan plan, string reason) => new(new Fault(
        $"the endpoint {plan.Name} failed: {Quotation.Shorten(reason, 300)}",
        (reason.Contains("health check", StringComparison.OrdinalIgnoreCase)
            ? "The container did not start: it needs more memory (serve.memory), or could not read the model. " : "")
        + (reason.Contains("capacity", StringComparison.OrdinalIgnoreCase)
            ? "Wait, or take another instance type. " : "")
        + $"The log group /aws/sagemaker/Endpoints/{plan.Name} may tell more; --target=Teardown removes it."));
}
