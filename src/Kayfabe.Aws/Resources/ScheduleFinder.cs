using Amazon.Scheduler;
using Amazon.Scheduler.Model;

namespace Kayfabe.Aws.Resources;

/// <summary>Finds a study's schedules: they have no tags of their own, their group has.</summary>
internal sealed class ScheduleFinder(IAmazonScheduler scheduler, CancellationToken cancel)
{
    /// <summary>The groups of the study, each after its schedules.</summary>
    public async Task<IReadOnlyList<FoundResource>> Find(string study)
    {
        var found = new List<FoundResource>();
        string? next = null;
        do
        {
            var page = await scheduler.ListScheduleGroupsAsync(
                new ListScheduleGroupsRequest { NamePrefix = ResourceNames.Prefix, NextToken = next }, cancel)
                .ConfigureAwait(false);
            foreach (var group in page.ScheduleGroups ?? [])
            {
                if (await TagsOf(group.Arn).ConfigureAwait(false) is not { } tags || tags.Study != study)
                    continue;
                found.AddRange(await Schedules(group, tags).ConfigureAwait(false));
                found.Add(new FoundResource(ResourceKind.ScheduleGroup, group.Name, group.Arn, tags)
                {
                    Status = group.State?.Value ?? "",
                    State = group.State == ScheduleGroupState.DELETING ? ResourceState.Ending : ResourceState.There,
                    Since = group.CreationDate is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null,
                });
            }
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    private async Task<ResourceTags?> TagsOf(string arn)
    {
        var found = await ServiceAnswers.Find(() => scheduler.ListTagsForResourceAsync(
            new ListTagsForResourceRequest { ResourceArn = arn }, cancel)).ConfigureAwait(false);
        return ResourceTags.Of((found?.Tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
    }

    private async Task<List<FoundResource>> Schedules(ScheduleGroupSummary group, ResourceTags tags)
    {
        var found = new List<FoundResource>();
        string? next = null;
        do
        {
            var page = await ServiceAnswers.Find(() => scheduler.ListSchedulesAsync(
                new ListSchedulesRequest { GroupName = group.Name, NextToken = next }, cancel)).ConfigureAwait(false);
            foreach (var schedule in page?.Schedules ?? [])
            {
                var whole = await ServiceAnswers.Find(() => scheduler.GetScheduleAsync(
                    new GetScheduleRequest { GroupName = group.Name, Name = schedule.Name }, cancel))
                    .ConfigureAwait(false);
                if (whole is null)
                    continue;
                found.Add(new FoundResource(ResourceKind.Schedule, schedule.Name, schedule.Arn, tags)
                {
                    Group = group.Name,
                    Since = whole.CreationDate is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null,
                    // The schedule that ends an endpoint has its name.
                    Uses = [schedule.Name],
                    Detail = $"ends the endpoint {TextOf(whole.ScheduleExpression)} UTC",
                });
            }
            next = page?.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    // Ours are at(2026-11-27T05:14:27); somebody may have changed one.
    private static string TextOf(string expression) =>
        expression is ['a', 't', '(', .. var time, ')'] ? $"at {time.Replace('T', ' ')}" : expression;
}
