using System.Net;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// Finds what a study has in an account: what the tagging API knows, which takes a while to learn of something new,
/// what is named as we name, and what the journal says. The tags of each decide whether it is the study's.
/// </summary>
/// <param name="services">The account.</param>
/// <param name="warn">Gets a sentence where a part could not be asked.</param>
public sealed class ResourceList(AccountServices services, Action<string>? warn = null)
{
    /// <summary>Everything of a study, ordered by kind and name.</summary>
    /// <param name="study">The study.</param>
    /// <param name="journal">What was asked for here; empty on another machine.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<FoundResource>> Find(
        string study, IEnumerable<JournalEntry> journal, CancellationToken cancel)
    {
        var names = new SortedSet<(ResourceKind Kind, string Name)>();
        try
        {
            names.UnionWith(await Tagged(study, cancel).ConfigureAwait(false));
        }
        catch (AmazonServiceException e) when (e.StatusCode is not (HttpStatusCode.Unauthorized or 0))
        {
            warn?.Invoke(
                $"The tagging API gave no answer ({(int)e.StatusCode}): only what is named {ResourceNames.Prefix}... and "
                + "what the journal has was looked for.");
        }
        names.UnionWith(await Named(cancel).ConfigureAwait(false));
        names.UnionWith(journal
            .Where(entry => entry.Region == services.Region && entry.Account == services.Account
                && entry.Study == study)
            .Select(entry => (entry.Kind, entry.Name)));
        var finder = new SageMakerFinder(services.SageMaker, cancel);
        var found = new List<FoundResource>();
        foreach (var (kind, name) in names)
        {
            if (IsOfSageMaker(kind) && await finder.Find(kind, name, study).ConfigureAwait(false) is { } resource)
                found.Add(resource);
        }
        found.AddRange(await new ScheduleFinder(services.Scheduler, cancel).Find(study).ConfigureAwait(false));
        return [.. found.OrderBy(resource => resource.Kind).ThenBy(resource => resource.Name, StringComparer.Ordinal)];
    }

    private static bool IsOfSageMaker(ResourceKind kind) => kind is ResourceKind.Endpoint
        or ResourceKind.EndpointConfiguration or ResourceKind.Model or ResourceKind.TrainingJob
        or ResourceKind.TransformJob;

    private async Task<List<(ResourceKind Kind, string Name)>> Tagged(string study, CancellationToken cancel)
    {
        var found = new List<(ResourceKind, string)>();
        string? next = null;
        do
        {
            var page = await services.Tagging.GetResourcesAsync(
                new GetResourcesRequest
                {
                    TagFilters = [new TagFilter { Key = ResourceTags.StudyKey, Values = [study] }],
                    PaginationToken = next,
                },
                cancel).ConfigureAwait(false);
            foreach (var mapping in page.ResourceTagMappingList ?? [])
            {
                if (ResourceArn.Parse(mapping.ResourceARN) is { } resource)
                    found.Add(resource);
            }
            next = page.PaginationToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    private async Task<List<(ResourceKind Kind, string Name)>> Named(CancellationToken cancel)
    {
        var found = new List<(ResourceKind, string)>();
        await Pages(async next =>
        {
            var page = await services.SageMaker.ListEndpointsAsync(
                new ListEndpointsRequest { NameContains = ResourceNames.Prefix, NextToken = next }, cancel)
                .ConfigureAwait(false);
            Add(ResourceKind.Endpoint, (page.Endpoints ?? []).Select(one => one.EndpointName));
            return page.NextToken;
        }).ConfigureAwait(false);
        await Pages(async next =>
        {
            var page = await services.SageMaker.ListEndpointConfigsAsync(
                new ListEndpointConfigsRequest { NameContains = ResourceNames.Prefix, NextToken = next }, cancel)
                .ConfigureAwait(false);
            Add(ResourceKind.EndpointConfiguration, (page.EndpointConfigs ?? []).Select(one => one.EndpointConfigName));
            return page.NextToken;
        }).ConfigureAwait(false);
        await Pages(async next =>
        {
            var page = await services.SageMaker.ListModelsAsync(
                new ListModelsRequest { NameContains = ResourceNames.Prefix, NextToken = next }, cancel)
                .ConfigureAwait(false);
            Add(ResourceKind.Model, (page.Models ?? []).Select(one => one.ModelName));
            return page.NextToken;
        }).ConfigureAwait(false);
        // Of jobs only those that cost: what is over is a record, and there may be many.
        foreach (var status in (string[])["InProgress", "Stopping"])
        {
            await Pages(async next =>
            {
                var page = await services.SageMaker.ListTrainingJobsAsync(
                    new ListTrainingJobsRequest
                    {
                        NameContains = ResourceNames.JobPrefix,
                        StatusEquals = TrainingJobStatus.FindValue(status),
                        NextToken = next,
                    },
                    cancel).ConfigureAwait(false);
                Add(
                    ResourceKind.TrainingJob, (page.TrainingJobSummaries ?? []).Select(one => one.TrainingJobName),
                    ResourceNames.JobPrefix);
                return page.NextToken;
            }).ConfigureAwait(false);
            await Pages(async next =>
            {
                var page = await services.SageMaker.ListTransformJobsAsync(
                    new ListTransformJobsRequest
                    {
                        NameContains = ResourceNames.Prefix,
                        StatusEquals = TransformJobStatus.FindValue(status),
                        NextToken = next,
                    },
                    cancel).ConfigureAwait(false);
                Add(
                    ResourceKind.TransformJob, (page.TransformJobSummaries ?? []).Select(one => one.TransformJobName));
                return page.NextToken;
            }).ConfigureAwait(false);
        }
        return found;

        void Add(ResourceKind kind, IEnumerable<string?> names, string prefix = ResourceNames.Prefix) =>
            found.AddRange(names.OfType<string>()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => (kind, name)));
    }

    private static async Task Pages(Func<string?, Task<string?>> ask)
    {
        string? next = null;
        do
        {
            next = await ask(next).ConfigureAwait(false);
        }
        while (!string.IsNullOrEmpty(next));
    }
}
