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
        Assert.False(await batch.IsPaid(plan, Cancel));
        var answer = PredictionAnswer.Parse(
            await batch.Run(plan, matrix.Rows.Count, Cancel), matrix.Rows.Count, "binary:logistic");
        Assert.Equal(_account.Model!.Predict(matrix).Select(one => one.Probability), answer);
        Assert.True(await batch.IsPaid(plan, Cancel));
        await batch.Run(plan, matrix.Rows.Count, Cancel);
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
        var failed = await Assert.ThrowsAsync<InputException>(() => batch.Run(plan, 1, Cancel));
        Assert.Contains("AlgorithmError", failed.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => batch.Run(plan, 1, Cancel));
        Assert.Equal(2, _account.Transforms.Made);
    }

    public void Dispose() => _account.Dispose();
}
