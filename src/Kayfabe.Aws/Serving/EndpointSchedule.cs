using System.Globalization;
using System.Text.Json;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Serving;

/// <summary>
/// Ends an endpoint from within the account, whatever becomes of this machine: EventBridge Scheduler calls SageMaker's
/// DeleteEndpoint at a time, and then removes the schedule.
/// </summary>
public static class EndpointSchedule
{
    // An endpoint that hangs in Creating refuses to be removed: it is tried again for a day.
    private const int MostAttempts = 185, MostSeconds = 86_400;

    // Five minutes for the removal of a group.
    private const int MostLooks = 60;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>Makes or moves the end of an endpoint, which need not exist yet.</summary>
    public static async Task Ensure(Making making, string endpoint, PlannedEnd end, CancellationToken cancel)
    {
        var scheduler = making.Services.Scheduler;
        var group = ResourceNames.ScheduleGroup(making.Tags.Study);
        await EnsureGroup(making, group, cancel).ConfigureAwait(false);
        var (target, window) = (TargetOf(endpoint, end), new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.OFF });
        var time = $"at({end.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)})";
        var isNew = await making.Make(ResourceKind.Schedule, endpoint, () => scheduler.CreateScheduleAsync(
            new CreateScheduleRequest
            {
                Name = endpoint,
                GroupName = group,
                ScheduleExpression = time,
                ScheduleExpressionTimezone = "UTC",
                FlexibleTimeWindow = window,
                ActionAfterCompletion = ActionAfterCompletion.DELETE,
                Target = target,
            },
            cancel)).ConfigureAwait(false);
        if (isNew)
            return;
        await scheduler.UpdateScheduleAsync(
            new UpdateScheduleRequest
            {
                Name = endpoint,
                GroupName = group,
                ScheduleExpression = time,
                ScheduleExpressionTimezone = "UTC",
                FlexibleTimeWindow = window,
                ActionAfterCompletion = ActionAfterCompletion.DELETE,
                Target = target,
            },
            cancel).ConfigureAwait(false);
    }

    /// <summary>Takes back the end of an endpoint, where it has one.</summary>
    public static async Task Remove(Making making, string endpoint, CancellationToken cancel)
    {
        var (scheduler, group) = (making.Services.Scheduler, ResourceNames.ScheduleGroup(making.Tags.Study));
        if (await ServiceAnswers.Find(() => scheduler.GetScheduleAsync(
            new GetScheduleRequest { Name = endpoint, GroupName = group }, cancel)).ConfigureAwait(false) is not null)
        {
            await ServiceAnswers.Remove(() => scheduler.DeleteScheduleAsync(
                new DeleteScheduleRequest { Name = endpoint, GroupName = group }, cancel)).ConfigureAwait(false);
            making.Gone(ResourceKind.Schedule, endpoint);
        }
    }

    // A group that a teardown removes is there for a while longer, and takes no schedule.
    private static async Task EnsureGroup(Making making, string group, CancellationToken cancel)
    {
        var (scheduler, clock) = (making.Services.Scheduler, making.Services.Clock);
        for (var look = 1; ; look++)
        {
            var isNew = await making.Make(ResourceKind.ScheduleGroup, group, () => scheduler.CreateScheduleGroupAsync(
                new CreateScheduleGroupRequest { Name = group, Tags = making.SchedulerTags }, cancel))
                .ConfigureAwait(false);
            if (isNew)
                return;
            var found = await ServiceAnswers.Find(() => scheduler.GetScheduleGroupAsync(
                new GetScheduleGroupRequest { Name = group }, cancel)).ConfigureAwait(false);
            if (found is not null && found.State != ScheduleGroupState.DELETING)
                return;
            if (look == MostLooks)
            {
                throw new InputException(new Fault(
                    $"the schedule group {group} is still being removed", "Nothing was deployed. Run it again later."));
            }
            await Task.Delay(s_pause, clock, cancel).ConfigureAwait(false);
        }
    }

    private static Target TargetOf(string endpoint, PlannedEnd end) => new()
    {
        // The partition is that of the role: aws, aws-cn, aws-us-gov.
        Arn = $"arn:{end.Role.Split(':')[1]}:scheduler:::aws-sdk:sagemaker:deleteEndpoint",
        RoleArn = end.Role,
        Input = JsonSerializer.Serialize(new Dictionary<string, string> { ["EndpointName"] = endpoint }),
        RetryPolicy = new RetryPolicy { MaximumRetryAttempts = MostAttempts, MaximumEventAgeInSeconds = MostSeconds },
    };
}
