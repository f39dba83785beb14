using Amazon.SageMaker;
using Kayfabe.Aws.Resources;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Training;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Training;

/// <summary>What goes wrong while a job is made, and in the hours in which it is waited for.</summary>
public sealed class TrainingFaultTests : IDisposable
{
    private const string Describe = "SageMaker.DescribeTrainingJob", Create = "SageMaker.CreateTrainingJob";
    private readonly TrainingFixture _given = new();

    public void Dispose() => _given.Dispose();

    [Theory]
    [InlineData("ResourceLimitExceeded")]
    [InlineData("AccessDeniedException")]
    [InlineData("ValidationException")]
    public async Task A_job_that_is_refused_is_no_leftover(string code)
    {
        _given.Server.Script = request => request.Operation == Create ? new ServerFault.Error(400, code) : null;
        await Assert.ThrowsAnyAsync<AmazonSageMakerException>(() => _given.Train());
        Assert.DoesNotContain(_given.Journal.Open(), entry => entry.Kind == ResourceKind.TrainingJob);
    }

    [Fact]
    public async Task A_job_whose_answer_was_lost_stays_a_possible_leftover_when_it_is_then_refused()
    {
        var asked = 0;
        _given.Server.Script = request => request.Operation != Create ? null
            : asked++ == 0 ? new ServerFault.ResetBefore() : ServerFault.ExpiredCredentials;
        await Assert.ThrowsAnyAsync<AmazonSageMakerException>(() => _given.Train());
        Assert.Single(_given.Training.Jobs);
        Assert.Contains(_given.Journal.Open(), entry => entry is { Kind: ResourceKind.TrainingJob, IsMade: false });
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_it_asks_for_the_job_notes_none()
    {
        using var stop = new CancellationTokenSource();
        _given.Server.Script = request =>
        {
            if (request.Method == "PUT" && request.Path.EndsWith(".csv", StringComparison.Ordinal))
                stop.Cancel();
            return null;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _given.Train(stop.Token));
        Assert.Empty(_given.Training.Jobs);
        Assert.DoesNotContain(_given.Journal.Open(), entry => entry.Kind == ResourceKind.TrainingJob);
    }

    [Fact]
    public async Task A_service_that_gives_no_answer_for_a_while_does_not_end_the_waiting()
    {
        var asked = 0;
        _given.Server.Script = request => request.Operation != Describe || ++asked is < 4 or > 40 ? null
            : asked % 2 == 0 ? new ServerFault.ResetBefore() : new ServerFault.Error(500, "InternalFailure");
        await _given.Train();
        Assert.True(asked > 40);
    }

    [Fact]
    public async Task Credentials_that_expire_while_a_job_runs_end_the_waiting_and_not_the_job()
    {
        var asked = 0;
        _given.Server.Script = request =>
            request.Operation == Describe && ++asked > 4 ? ServerFault.ExpiredCredentials : null;
        var ended = await Assert.ThrowsAsync<InputException>(() => _given.Train());
        Assert.Contains(
            "the credentials have expired; it goes on, and is billed until it ends", ended.Message,
            StringComparison.Ordinal);
        Assert.Contains("aws sso login", ended.Message, StringComparison.Ordinal);
        _given.Server.Script = static _ => null;
        await _given.Train();
        Assert.Single(_given.Training.Jobs);
    }

    [Fact]
    public async Task Logs_that_fail_do_not_end_the_training()
    {
        _given.Server.Script = request => request.Operation.StartsWith("Logs", StringComparison.Ordinal)
            ? new ServerFault.ResetBefore() : null;
        Assert.Null((await _given.Train()).RowsConfirmed);
    }

    [Fact]
    public async Task The_log_of_a_host_that_comes_late_is_waited_for()
    {
        _given.Machines = _given.Machines with { InstanceCount = 3 };
        _given.Trees = _given.Trees with { TreeMethod = "hist" };
        _given.Training.Plan = static _ => new JobScript { Statuses = ["Completed"] };
        _given.Training.LateStreams = 4;
        Assert.Equal(
            "its log confirms the 120 rows that were sent, on 3 instances", (await _given.Train()).RowsConfirmed);
    }

    [Fact]
    public async Task A_job_that_was_over_before_it_could_be_stopped_is_no_error()
    {
        _given.Training.Plan = static _ => new JobScript { Statuses = ["Training"] };
        _given.Machines = _given.Machines with { MaxRunSeconds = 60 };
        var run = _given.Run(_given.Services with { Grace = TimeSpan.FromSeconds(-60) });
        await Assert.ThrowsAsync<InputException>(() => run.Train(
            TrainingFixture.Key, _given.Order(), "x/sagemaker-xgboost:1.7-1", isBuiltIn: true, CancellationToken.None));
        _given.Server.Script = static request => request.Operation == "SageMaker.StopTrainingJob"
            ? new ServerFault.Error(400, "ValidationException", "The request was rejected because the job is Completed.")
            : null;
        Assert.False(await run.Stop(CancellationToken.None));
    }
}
