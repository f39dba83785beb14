using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Serving;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Serving;

/// <summary>Whatever is interrupted wherever: the next teardown leaves nothing.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly ServedAccount _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>How a run ends at a request: before the service does it, or after, without its answer.</summary>
    public static TheoryData<bool> Ends => [false, true];

    [Theory, MemberData(nameof(Ends))]
    public async Task A_deploy_killed_at_every_request_is_found_and_removed_by_the_next_teardown(bool isDone)
    {
        await _account.UploadModel();
        var kills = 0;
        for (; await IsKilled(kills, isDone, cancel => _account.Deployment().Make(
            _account.Plan(ServedAccount.RealTime, _account.End), cancel)); kills++)
        {
            // On this machine, whose journal knows, and on another, which has the tags alone.
            Assert.Empty(await _account.TearDown(kills % 2 == 0 ? _account.Journal : null, Cancel));
            Assert.Empty(_account.Existing);
        }
        Assert.InRange(kills, 10, 100);
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task A_teardown_interrupted_at_every_request_leaves_nothing_after_the_next_run(bool isDone)
    {
        await _account.UploadModel();
        var kills = 0;
        for (var isOver = false; !isOver; kills++)
        {
            await _account.Deployment().Make(_account.Plan(), Cancel);
            await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
            isOver = !await IsKilled(kills, isDone, cancel => _account.TearDown(_account.Journal, cancel));
            Assert.Empty(await _account.TearDown(null, Cancel));
            Assert.Empty(_account.Existing);
        }
        Assert.InRange(kills, 20, 200);
    }

    [Fact]
    public async Task A_teardown_is_the_same_when_it_is_run_again()
    {
        await _account.UploadModel();
        await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
        Assert.Empty(await _account.TearDown(_account.Journal, Cancel));
        Assert.Empty(await _account.TearDown(_account.Journal, Cancel));
        Assert.Empty(_account.Existing);
        Assert.Empty(_account.Journal.Open());
    }

    [Fact]
    public async Task What_the_tagging_API_does_not_know_yet_is_found_by_its_name()
    {
        await _account.UploadModel();
        await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
        _account.Tags.IsLate = true;
        await _account.TearDown(null, Cancel);
        Assert.Empty(_account.Existing);
    }

    [Fact]
    public async Task Nothing_without_the_tags_of_the_study_is_touched_whatever_its_name()
    {
        await _account.UploadModel();
        await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
        var before = _account.Existing.ToList();
        foreach (var arn in _account.Tags.Arns)
        {
            _account.Tags.Set(arn, new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject { ["Key"] = "kayfabe:study", ["Value"] = "another" },
                new System.Text.Json.Nodes.JsonObject { ["Key"] = "kayfabe:run", ["Value"] = "1" }));
        }
        // The journal names them, and so do their names.
        Assert.Empty(await _account.TearDown(_account.Journal, Cancel));
        Assert.Equal(before, _account.Existing);
    }

    [Fact]
    public async Task An_endpoint_stuck_in_Creating_keeps_what_it_needs_and_goes_with_a_later_run()
    {
        await _account.UploadModel();
        _account.Endpoints.IsStuck = true;
        await Assert.ThrowsAsync<InputException>(() => _account.Deployment().Make(
            _account.Plan(ServedAccount.RealTime, _account.End), Cancel));
        var left = await _account.TearDown(null, Cancel);
        Assert.Equal(
            [
                ResourceKind.Endpoint, ResourceKind.EndpointConfiguration, ResourceKind.Model, ResourceKind.Schedule,
                ResourceKind.ScheduleGroup,
            ],
            left.Select(step => step.Resource.Kind));
        Assert.Contains("run the same command again", left[0].Why, StringComparison.Ordinal);
        Assert.Single(_account.Schedules.Schedules);

        _account.Endpoints.IsStuck = false;
        Assert.Empty(await _account.TearDown(null, Cancel));
        Assert.Empty(_account.Existing);
    }

    [Fact]
    public async Task A_job_that_the_tagging_API_does_not_know_yet_is_found_stopped_and_waited_for()
    {
        await _account.UploadModel();
        var name = await StartBatch();
        _account.Tags.IsLate = true;
        _account.Transforms.Patience = 5;
        Assert.Empty(await _account.TearDown(null, Cancel));
        Assert.Equal("Stopped", _account.Transforms.StatusOf(name));
    }

    [Fact]
    public async Task A_job_that_does_not_stop_is_left_and_said()
    {
        await _account.UploadModel();
        await StartBatch();
        _account.Transforms.Patience = int.MaxValue;
        var left = Assert.Single(await _account.TearDown(null, Cancel));
        Assert.Equal(
            (ResourceKind.TransformJob, "it was still Stopping after 10 minutes"), (left.Resource.Kind, left.Why));
    }

    [Fact]
    public async Task What_may_not_be_removed_is_no_reason_to_leave_what_costs()
    {
        await _account.UploadModel();
        await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
        await StartBatch();
        _account.Server.Script = request => request.Operation == "SageMaker.StopTransformJob"
            ? ServerFault.Denied("sagemaker:StopTransformJob") : null;
        var left = Assert.Single(await _account.TearDown(_account.Journal, Cancel));
        Assert.Equal(ResourceKind.TransformJob, left.Resource.Kind);
        Assert.Equal(
            "it cannot be removed: access is denied: sagemaker:StopTransformJob is not allowed", left.Why);
        Assert.Empty(_account.Endpoints.Endpoints);
        Assert.Empty(_account.Schedules.Schedules);
    }

    // A job that runs until it is stopped.
    private async Task<string> StartBatch()
    {
        _account.Transforms.Patience = int.MaxValue;
        var batch = new BatchTransform(_account.Making(), static (_, _) => { });
        var job = await batch.Find(
            new BatchPlan(
                _account.Plan().Model, $"s3://{ServedAccount.Bucket}/kayfabe/sample/nothing.csv",
                $"s3://{ServedAccount.Bucket}/t", "ml.m5.large", null),
            Cancel);
        await Assert.ThrowsAsync<InputException>(() => batch.Run(job, 1, Cancel));
        return job.Name;
    }

    // Whether the run was ended at its request of that number; false where it has fewer.
    private async Task<bool> IsKilled(int at, bool isDone, Func<CancellationToken, Task> run)
    {
        using var kill = new CancellationTokenSource();
        var requests = -1;
        _account.Server.Script = _ =>
        {
            if (Interlocked.Increment(ref requests) != at)
                return null;
            kill.Cancel();
            return isDone ? new ServerFault.ResetBefore() : new ServerFault.Error(500, "InternalFailure");
        };
        try
        {
            await run(kill.Token);
            return requests >= at;
        }
        catch (OperationCanceledException) when (kill.IsCancellationRequested)
        {
            return true;
        }
        finally
        {
            _account.Server.Script = static _ => null;
        }
    }

    public void Dispose() => _account.Dispose();
}
