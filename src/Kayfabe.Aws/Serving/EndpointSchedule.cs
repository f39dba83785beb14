using System.Globalization;
using System.Text.Json;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Kayfabe.Aws.Resources;

namespace Kayfabe.Aws.Serving;

/// <summary>
/// Ends an endpoint from within the account, whatever becomes of this machine: EventBridge Scheduler calls SageMaker's
/// DeleteEndpoint at a time, and then removes the schedule.
/// </summary>
public static class EndpointSchedule
{
    // An endpoint that hangs in Creating refuses to be removed: it is tried again for a day.
    private const int MostAttempts = 185, MostSeconds = 86_400;

    /// <summary>Makes or moves the end of an endpoint, which need not exist yet.</summary>
    public static async Task Ensure(Making making, string endpoint, PlannedEnd end, CancellationToken cancel)
    {
        var scheduler = making.Services.Scheduler;
        var group = ResourceNames.ScheduleGroup(making.Tags.Study);
        await making.Make(ResourceKind.ScheduleGroup, group, () => scheduler.CreateScheduleGroupAsync(
            new CreateScheduleGroupRequest { Name = group, Tags = making.SchedulerTags }, cancel)).ConfigureAwait(false);
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

    /// <summary>Removes the end that an earlier deploy planned: it was agreed that nothing ends the endpoint.</summary>
    public static async Task Remove(Making making, string endpoint, CancellationToken cancel)
    {
        var (services, tags) = (making.Services, making.Tags);
        await ServiceAnswers.Remove(() => services.Scheduler.DeleteScheduleAsync(
            new DeleteScheduleRequest { Name = endpoint, GroupName = ResourceNames.ScheduleGroup(tags.Study) },
            cancel)).ConfigureAwait(false);
        making.Gone(ResourceKind.Schedule, endpoint);
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
