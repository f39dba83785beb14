using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Serving;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Serving;

public sealed class DeployTests : IDisposable
{
    private readonly ServedAccount _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_serverless_endpoint_has_memory_and_concurrency_and_no_schedule()
    {
        await _account.UploadModel();
        var plan = _account.Plan();
        Assert.True(await _account.Deployment().Make(plan, Cancel));
        var found = Assert.Single(
            await new ResourceList(_account.Services).Find(ServedAccount.Study, [], Cancel),
            one => one.Kind == ResourceKind.Endpoint);
        Assert.Equal(
            ("InService", "serverless, 2048 MB, 5 at once", false), (found.Status, found.Detail, found.IsBilled));
        Assert.Empty(_account.Schedules.Schedules);
    }

    [Fact]
    public async Task The_schedule_that_ends_an_instance_is_made_before_the_endpoint()
    {
        await _account.UploadModel();
        var operations = new List<string>();
        _account.Server.Script = request =>
        {
            lock (operations)
                operations.Add(request.Operation);
            return null;
        };
        var plan = _account.Plan(ServedAccount.RealTime, _account.End);
        await _account.Deployment().Make(plan, Cancel);

        Assert.InRange(
            operations.IndexOf($"POST /schedules/{plan.Name}"), 0, operations.IndexOf("SageMaker.CreateEndpoint"));
        var schedule = Assert.Single(_account.Schedules.Schedules).Value;
        Assert.Equal("at(2026-11-26T14:00:00)", schedule["ScheduleExpression"]!.GetValue<string>());
        Assert.Equal("DELETE", schedule["ActionAfterCompletion"]!.GetValue<string>());
        Assert.Equal(
            "arn:aws:scheduler:::aws-sdk:sagemaker:deleteEndpoint", schedule["Target"]!["Arn"]!.GetValue<string>());
        Assert.Equal($$"""{"EndpointName":"{{plan.Name}}"}""", schedule["Target"]!["Input"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_second_deploy_finds_the_endpoint_and_moves_its_end()
    {
        await _account.UploadModel();
        await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
        var later = _account.End with { At = _account.Clock.GetUtcNow() + TimeSpan.FromHours(5) };
        Assert.False(await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, later), Cancel));
        Assert.Single(_account.Endpoints.Endpoints);
        Assert.Equal(1, _account.Server.RequestsByOperation["SageMaker.CreateEndpoint"]);
        Assert.StartsWith(
            $"at({later.At:yyyy-MM-dd'T'HH:mm}",
            Assert.Single(_account.Schedules.Schedules).Value["ScheduleExpression"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_deploy_without_an_end_removes_the_end_of_the_first()
    {
        await _account.UploadModel();
        await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
        Assert.False(await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime), Cancel));
        Assert.Empty(_account.Schedules.Schedules);
        Assert.DoesNotContain(_account.Journal.Open(), entry => entry.Kind == ResourceKind.Schedule);
        Assert.Single(_account.Endpoints.Endpoints);
    }

    [Fact]
    public async Task A_schedule_group_that_a_teardown_removes_is_waited_for()
    {
        await _account.UploadModel();
        await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel);
        _account.Schedules.Patience = 4;
        Assert.Empty(await _account.TearDown(_account.Journal, Cancel));
        Assert.True(await _account.Deployment().Make(_account.Plan(ServedAccount.RealTime, _account.End), Cancel));
        Assert.Single(_account.Schedules.Schedules);
        Assert.NotEmpty((await new ResourceList(_account.Services).Find(ServedAccount.Study, [], Cancel))
            .Where(one => one.Kind == ResourceKind.Schedule));
    }

    [Fact]
    public async Task A_network_that_is_away_for_minutes_does_not_end_the_waiting_for_an_endpoint()
    {
        await _account.UploadModel();
        _account.Endpoints.Patience = 5;
        var asked = 0;
        _account.Server.Script = request => request.Operation == "SageMaker.DescribeEndpoint"
            && Interlocked.Increment(ref asked) is > 2 and < 40 ? new ServerFault.ResetBefore() : null;
        Assert.True(await _account.Deployment().Make(_account.Plan(), Cancel));
        Assert.True(asked >= 40);
    }

    [Fact]
    public async Task An_endpoint_whose_configuration_was_removed_is_shown_as_billed()
    {
        await _account.UploadModel();
        var plan = _account.Plan(ServedAccount.RealTime);
        await _account.Deployment().Make(plan, Cancel);
        _account.Server.Script = request => request.Operation == "SageMaker.DescribeEndpointConfig"
            ? new ServerFault.Error(400, "ValidationException", "Could not find endpoint configuration.") : null;
        var found = await new ResourceList(_account.Services).Find(ServedAccount.Study, [], Cancel);
        Assert.True(Assert.Single(found, one => one.Kind == ResourceKind.Endpoint).IsBilled);
    }

    [Fact]
    public async Task A_create_that_is_refused_is_no_leftover_and_one_whose_answer_was_lost_may_be_one()
    {
        _account.Server.Script = request => request.Operation == "SageMaker.CreateModel"
            ? new ServerFault.Error(400, "AccessDeniedException") : null;
        await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(
            () => _account.Deployment().Make(_account.Plan(), Cancel));
        Assert.Empty(_account.Journal.Open());
        var asked = 0;
        _account.Server.Script = request => request.Operation != "SageMaker.CreateModel" ? null
            : asked++ == 0 ? new ServerFault.ResetBefore() : new ServerFault.Error(400, "ExpiredTokenException");
        await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(
            () => _account.Deployment().Make(_account.Plan(), Cancel));
        Assert.False(Assert.Single(_account.Journal.Open()).IsMade);
        Assert.Single(_account.Existing);
    }

    [Fact]
    public async Task A_configuration_that_is_not_known_everywhere_yet_is_waited_for()
    {
        await _account.UploadModel();
        _account.Endpoints.ForgetfulCreates = 3;
        Assert.True(await _account.Deployment().Make(_account.Plan(), Cancel));
        Assert.DoesNotContain(_account.Journal.Open(), entry => !entry.IsMade);
    }

    [Fact]
    public async Task An_endpoint_whose_container_does_not_start_says_why_and_is_replaced_by_the_next_deploy()
    {
        await _account.UploadModel();
        // A file at the top of the archive, which the container takes for a model.
        var bad = Path.Combine(_account.Folder, "bad.tar.gz");
        using (var gzip = new System.IO.Compression.GZipStream(File.Create(bad), System.IO.Compression.CompressionLevel.Fastest))
        using (var tar = new System.Formats.Tar.TarWriter(gzip))
        {
            await tar.WriteEntryAsync(Path.Combine(_account.Folder, "features.json"), "features.json", Cancel);
        }
        var plan = _account.Plan() with
        {
            Model = _account.Plan().Model with { Archive = await _account.Upload(bad, ".tar.gz") },
        };
        var failed = await Assert.ThrowsAsync<InputException>(() => _account.Deployment().Make(plan, Cancel));
        Assert.Contains("ping health check", failed.Message, StringComparison.Ordinal);
        Assert.Contains("serve.memory", failed.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => _account.Deployment().Make(plan, Cancel));
        Assert.Equal(1, _account.Server.RequestsByOperation["SageMaker.DeleteEndpoint"]);
    }

    [Fact]
    public async Task An_endpoint_that_hangs_in_Creating_is_given_up_after_an_hour_and_keeps_its_schedule()
    {
        await _account.UploadModel();
        _account.Endpoints.IsStuck = true;
        var plan = _account.Plan(ServedAccount.RealTime, _account.End);
        var given = await Assert.ThrowsAsync<InputException>(() => _account.Deployment().Make(plan, Cancel));
        Assert.Contains("still Creating after 60 minutes", given.Message, StringComparison.Ordinal);
        Assert.Single(_account.Schedules.Schedules);
    }

    [Fact]
    public void Names_are_those_of_what_was_asked_for()
    {
        var plan = _account.Plan();
        Assert.Equal(plan.Name, _account.Plan().Name);
        Assert.NotEqual(plan.Name, (plan with { Capacity = new ServerlessCapacity(1024, 5) }).Name);
        Assert.NotEqual(plan.Name, (plan with { Model = plan.Model with { Image = "other" } }).Name);
        Assert.Equal(plan.Name, (plan with { End = _account.End }).Name);
        Assert.Matches("^[a-z0-9](-*[a-z0-9]){0,62}$", ResourceNames.Of("_A__very-LONG_study_name_of_an_odd_form", "serverless"));
    }

    public void Dispose() => _account.Dispose();
}
