using Amazon.S3.Model;
using Kayfabe.Aws.Serving;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Serving;

public sealed class PredictTests : IDisposable
{
    private readonly ServedAccount _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_endpoint_predicts_as_the_model_here_in_many_requests_too()
    {
        var matrix = await _account.UploadModel();
        var plan = _account.Plan();
        await _account.Deployment().Make(plan, Cancel);
        var rows = await new EndpointPredictions(_account.Clients.Runtime, plan.Name, mostBytes: 200)
            .Predict(matrix, "binary:logistic", static (_, _) => { }, Cancel);
        Assert.Equal(
            _account.Model!.Predict(matrix).Select(one => new PredictedRow(one.Id, one.Probability)), rows);
        Assert.InRange(_account.Server.RequestsByOperation[$"POST /endpoints/{plan.Name}/invocations"], 5, 60);
    }

    [Fact]
    public async Task The_features_that_an_endpoint_expects_come_from_the_account()
    {
        await _account.UploadModel();
        var plan = _account.Plan();
        await _account.Deployment().Make(plan, Cancel);
        var list = await new EndpointFeatures(_account.Services).Read(plan.Name, Cancel);
        Assert.Equal(_account.List!.ToJson(), list.ToJson());
    }

    [Fact]
    public async Task A_list_of_features_with_another_content_than_its_name_says_or_none_is_not_used()
    {
        await _account.UploadModel();
        var plan = _account.Plan();
        await _account.Deployment().Make(plan, Cancel);
        var key = plan.Model.Features[$"s3://{ServedAccount.Bucket}/".Length..];
        var other = System.Text.Encoding.UTF8.GetString(
            (_account.List! with { Objective = "binary:logitraw" }).ToJson());
        await _account.Clients.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = ServedAccount.Bucket, Key = key, ContentBody = other }, Cancel);
        Assert.Contains("another content than its name says", await Refusal(), StringComparison.Ordinal);
        await _account.Clients.S3.DeleteObjectAsync(
            new DeleteObjectRequest { BucketName = ServedAccount.Bucket, Key = key }, Cancel);
        Assert.Contains("is not there any more", await Refusal(), StringComparison.Ordinal);

        async Task<string> Refusal() => (await Assert.ThrowsAsync<InputException>(
            () => new EndpointFeatures(_account.Services).Read(plan.Name, Cancel))).Message;
    }

    [Theory]
    [InlineData(424, "ModelError", "failed in its container")]
    [InlineData(429, "ModelNotReadyException", "not ready")]
    [InlineData(503, "ServiceUnavailable", "not available")]
    public async Task Refusals_are_explained(int status, string code, string said)
    {
        var matrix = await _account.UploadModel();
        var plan = _account.Plan();
        await _account.Deployment().Make(plan, Cancel);
        _account.Server.Script = _ => new ServerFault.Error(status, code);
        var refused = await Assert.ThrowsAsync<InputException>(() => Predict(plan.Name));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);

        Task Predict(string endpoint) => new EndpointPredictions(_account.Clients.Runtime, endpoint, 1000)
            .Predict(matrix, "binary:logistic", static (_, _) => { }, Cancel);
    }

    [Fact]
    public async Task A_batch_job_predicts_as_the_model_here_and_is_not_paid_twice()
    {
        var matrix = await _account.UploadModel();
        var file = Path.Combine(_account.Folder, "rows.csv");
        PayloadWriter.WriteFile(matrix, file);
        var plan = new BatchPlan(
            _account.Plan().Model, await _account.Upload(file, ".csv"), $"s3://{ServedAccount.Bucket}/kayfabe/sample/transform",
            "ml.m5.large", null);
        var batch = new BatchTransform(_account.Making(), static (_, _) => { });
        var job = await batch.Find(plan, Cancel);
        Assert.False(job.IsThere);
        var answer = PredictionAnswer.Parse(
            await batch.Run(job, matrix.Rows.Count, Cancel), matrix.Rows.Count, "binary:logistic");
        Assert.Equal(_account.Model!.Predict(matrix).Select(one => one.Probability), answer);
        var again = await batch.Find(plan, Cancel);
        Assert.Equal(job with { IsThere = true }, again);
        await batch.Run(again, matrix.Rows.Count, Cancel);
        Assert.Equal(1, _account.Transforms.Made);
    }

    [Fact]
    public async Task A_batch_job_that_failed_is_tried_again_under_another_name()
    {
        await _account.UploadModel();
        var model = _account.Plan().Model;
        var plan = new BatchPlan(
            model, $"s3://{ServedAccount.Bucket}/kayfabe/sample/nothing.csv", $"s3://{ServedAccount.Bucket}/t", "ml.m5.large", null);
        var batch = new BatchTransform(_account.Making(), static (_, _) => { });
        var failed = await Assert.ThrowsAsync<InputException>(Run);
        Assert.Contains("AlgorithmError", failed.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(Run);
        Assert.Equal(2, _account.Transforms.Made);

        async Task Run() => await batch.Run(await batch.Find(plan, Cancel), 1, Cancel);
    }

    [Fact]
    public async Task A_batch_job_that_fails_after_it_was_found_running_is_not_followed_by_another_unasked()
    {
        await _account.UploadModel();
        var (batch, plan) = Failing();
        var made = await batch.Find(plan, Cancel);
        _account.Transforms.Patience = 1_000;
        await Assert.ThrowsAsync<InputException>(() => batch.Run(made, 1, Cancel));
        var running = await batch.Find(plan, Cancel);
        Assert.True(running.IsThere);
        await Assert.ThrowsAsync<InputException>(() => batch.Run(running, 1, Cancel));
        Assert.Equal(1, _account.Transforms.Made);
    }

    [Fact]
    public async Task A_batch_job_that_hangs_is_left_with_what_to_do()
    {
        await _account.UploadModel();
        var (batch, plan) = Failing();
        _account.Transforms.Patience = int.MaxValue;
        var job = await batch.Find(plan, Cancel);
        var hangs = await Assert.ThrowsAsync<InputException>(() => batch.Run(job, 1, Cancel));
        Assert.Contains("is InProgress after 2 hours", hangs.Message, StringComparison.Ordinal);
        Assert.Contains("--target=Teardown", hangs.Message, StringComparison.Ordinal);
    }

    private (BatchTransform Batch, BatchPlan Plan) Failing() => (
        new BatchTransform(_account.Making(), static (_, _) => { }),
        new BatchPlan(
            _account.Plan().Model, $"s3://{ServedAccount.Bucket}/kayfabe/sample/nothing.csv",
            $"s3://{ServedAccount.Bucket}/t", "ml.m5.large", null));

    public void Dispose() => _account.Dispose();
}
