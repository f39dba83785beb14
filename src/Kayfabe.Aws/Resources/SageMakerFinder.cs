using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace Kayfabe.Aws.Resources;

/// <summary>Describes resources of SageMaker by their names.</summary>
internal sealed class SageMakerFinder(IAmazonSageMaker sageMaker, CancellationToken cancel)
{
    // An instance of which nobody can say what it is: no price is known of it.
    private const string UnknownType = "unknown";

    /// <summary>The resource as it is now; null where there is none, or it has not the tags of this study.</summary>
    public async Task<FoundResource?> Find(ResourceKind kind, string name, string study)
    {
        var found = await Describe(kind, name).ConfigureAwait(false);
        // The tags of the resource itself decide, not what led to it.
        return found is not null && await TagsOf(found.Arn).ConfigureAwait(false) is { } tags && tags.Study == study
            ? found with { Tags = tags }
            : null;
    }

    /// <summary>Whether an endpoint of this status cannot be removed now.</summary>
    public static bool IsChanging(string? status) =>
        status is "Creating" or "Updating" or "SystemUpdating" or "RollingBack";

    /// <summary>The resource as it is now, whosever it is; null where there is none.</summary>
    public Task<FoundResource?> Describe(ResourceKind kind, string name) => kind switch
    {
        ResourceKind.Endpoint => Endpoint(name),
        ResourceKind.EndpointConfiguration => Configuration(name),
        ResourceKind.Model => Model(name),
        ResourceKind.TrainingJob => TrainingJob(name),
        ResourceKind.TransformJob => TransformJob(name),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<ResourceTags?> TagsOf(string arn)
    {
        var tags = new List<KeyValuePair<string, string>>();
        string? next = null;
        do
        {
            var page = await ServiceAnswers.Find(() => sageMaker.ListTagsAsync(
                new ListTagsRequest { ResourceArn = arn, NextToken = next }, cancel)).ConfigureAwait(false);
            tags.AddRange((page?.Tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
            next = page?.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return ResourceTags.Of(tags);
    }

    private async Task<FoundResource?> Endpoint(string name)
    {
        var found = await ServiceAnswers.Find(() => sageMaker.DescribeEndpointAsync(
            new DescribeEndpointRequest { EndpointName = name }, cancel)).ConfigureAwait(false);
        if (found is null)
            return null;
        var variants = found.EndpointConfigName is { } of ? await Variants(of).ConfigureAwait(false) : null;
        var variant = variants?.FirstOrDefault();
        // Somebody removed it; what answers is billed all the same, unless the service says that nothing is.
        var isUnknown = variants is null
            && found.ProductionVariants?.Any(one => one.CurrentServerlessConfig is not null) != true;
        return new FoundResource(ResourceKind.Endpoint, name, found.EndpointArn, Nobody)
        {
            Status = found.EndpointStatus?.Value ?? "",
            State = found.EndpointStatus?.Value switch
            {
                var status when IsChanging(status) => ResourceState.Changing,
                "Deleting" => ResourceState.Ending,
                _ => ResourceState.There,
            },
            Since = Time(found.CreationTime),
            Uses = found.EndpointConfigName is { } configuration ? [configuration] : [],
            // A failed one has no instance any more.
            InstanceType = found.EndpointStatus?.Value is "Failed" or "OutOfService"
                ? null : isUnknown ? UnknownType : variant?.InstanceType?.Value,
            Instances = found.ProductionVariants?.Sum(
                one => one.CurrentInstanceCount ?? one.DesiredInstanceCount ?? 0) is > 0 and var count
                ? count : variant?.InitialInstanceCount ?? 0,
            Detail = variant?.ServerlessConfig is { } serverless
                ? $"serverless, {serverless.MemorySizeInMB} MB, {serverless.MaxConcurrency} at once"
                    + (serverless.ProvisionedConcurrency is > 0 and var provisioned
                        ? $", {provisioned} provisioned, which are billed" : "")
                : isUnknown ? "its configuration is gone" : "",
        };
    }

    private async Task<List<ProductionVariant>?> Variants(string configuration) =>
        (await ServiceAnswers.Find(() => sageMaker.DescribeEndpointConfigAsync(
            new DescribeEndpointConfigRequest { EndpointConfigName = configuration }, cancel)).ConfigureAwait(false))
            ?.ProductionVariants;

    private async Task<FoundResource?> Configuration(string name)
    {
        var found = await ServiceAnswers.Find(() => sageMaker.DescribeEndpointConfigAsync(
            new DescribeEndpointConfigRequest { EndpointConfigName = name }, cancel)).ConfigureAwait(false);
        return found is null ? null
            : new FoundResource(ResourceKind.EndpointConfiguration, name, found.EndpointConfigArn, Nobody)
            {
                Since = Time(found.CreationTime),
                Uses = [.. (found.ProductionVariants ?? []).Select(variant => variant.ModelName).OfType<string>()],
            };
    }

    private async Task<FoundResource?> Model(string name)
    {
        var found = await ServiceAnswers.Find(() => sageMaker.DescribeModelAsync(
            new DescribeModelRequest { ModelName = name }, cancel)).ConfigureAwait(false);
        return found is null ? null
            : new FoundResource(ResourceKind.Model, name, found.ModelArn, Nobody) { Since = Time(found.CreationTime) };
    }

    private async Task<FoundResource?> TrainingJob(string name)
    {
        var found = await ServiceAnswers.Find(() => sageMaker.DescribeTrainingJobAsync(
            new DescribeTrainingJobRequest { TrainingJobName = name }, cancel)).ConfigureAwait(false);
        return found is null ? null : new FoundResource(ResourceKind.TrainingJob, name, found.TrainingJobArn, Nobody)
        {
            Status = found.TrainingJobStatus?.Value ?? "",
            State = StateOfJob(found.TrainingJobStatus?.Value),
            // Instances are billed from when they start, which the service says once it is so.
            Since = Time(found.TrainingStartTime ?? found.CreationTime),
            InstanceType = found.ResourceConfig?.InstanceType?.Value,
            Instances = found.ResourceConfig?.InstanceCount ?? 0,
        };
    }

    private async Task<FoundResource?> TransformJob(string name)
    {
        var found = await ServiceAnswers.Find(() => sageMaker.DescribeTransformJobAsync(
            new DescribeTransformJobRequest { TransformJobName = name }, cancel)).ConfigureAwait(false);
        return found is null ? null : new FoundResource(ResourceKind.TransformJob, name, found.TransformJobArn, Nobody)
        {
            Status = found.TransformJobStatus?.Value ?? "",
            State = StateOfJob(found.TransformJobStatus?.Value),
            Since = Time(found.TransformStartTime ?? found.CreationTime),
            InstanceType = found.TransformResources?.InstanceType?.Value,
            Instances = found.TransformResources?.InstanceCount ?? 0,
        };
    }

    private static ResourceState StateOfJob(string? status) => status switch
    {
        "InProgress" => ResourceState.Running,
        "Stopping" or "Deleting" => ResourceState.Ending,
        _ => ResourceState.Over,
    };

    private static ResourceTags Nobody => new("", "", DateTimeOffset.UnixEpoch);

    private static DateTimeOffset? Time(DateTime? time) =>
        time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;
}
