using Amazon.S3.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Serving;

/// <summary>A batch transform job.</summary>
/// <param name="Model">The model.</param>
/// <param name="Input">The address of the rows, with their digest.</param>
/// <param name="Output">The folder of the answer, an address without a slash at its end.</param>
/// <param name="InstanceType">The instance.</param>
/// <param name="KmsKey">The key of what is written; null for the service's own.</param>
public sealed record BatchPlan(ModelPlan Model, string Input, string Output, string InstanceType, string? KmsKey)
{
    /// <summary>
    /// The name: the same for the same rows, model and instance, so that a second run finds the job in place of paying
    /// again. A job that failed or was stopped keeps its name for good, so the next one has the next attempt.
    /// </summary>
    public string NameOf(int attempt) => ResourceNames.Of(
        Model.Study, "batch", Model.Name, Input, Output, InstanceType, KmsKey ?? "", $"{attempt}");
}

/// <summary>A job by which a run gets its answer.</summary>
/// <param name="Plan">What it predicts.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsThere">Whether it was made before, and so is paid for.</param>
public sealed record BatchJob(BatchPlan Plan, string Name, bool IsThere);

/// <summary>Predicts a file by batch transform.</summary>
/// <param name="making">Makes the resources.</param>
/// <param name="show">Gets the job's status and for how long it was waited.</param>
public sealed class BatchTransform(Making making, Action<string, TimeSpan> show)
{
    private const int MostAttempts = 20;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    // The service itself ends no such job. Rows of some megabytes take minutes.
    private static readonly TimeSpan _longest = TimeSpan.FromHours(2);

    private readonly AccountServices _services = making.Services;
    private readonly PatientQuestions _questions = new(making.Services.Clock, _pause);

    /// <summary>
    /// The job that a run would use: one that answered or runs, which costs nothing more, or the next attempt. A job
    /// that failed or was stopped, or whose answer was removed, keeps its name.
    /// </summary>
    /// <exception cref="InputException">There were too many attempts.</exception>
    public async Task<BatchJob> Find(BatchPlan plan, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var name = plan.NameOf(attempt);
            var found = await ServiceAnswers.Find(() => _services.SageMaker.DescribeTransformJobAsync(
                new DescribeTransformJobRequest { TransformJobName = name }, cancel)).ConfigureAwait(false);
            var status = found?.TransformJobStatus?.Value;
            // What it answered may have been removed with the study's other objects.
            if (status is null or "InProgress"
                || (status == "Completed" && await HasAnswer(plan, name, cancel).ConfigureAwait(false)))
            {
                return new BatchJob(plan, name, IsThere: found is not null);
            }
            if (attempt == MostAttempts)
                throw Failed(name, $"{MostAttempts} of them failed, were stopped, or lost their answers");
        }
    }

    /// <summary>
    /// Makes the job unless it is there, waits for it, and returns what it answered: a prediction a line, in the rows'
    /// order. It makes no other job than this one: each has to be agreed to.
    /// </summary>
    /// <exception cref="InputException">It failed, was stopped, or does not end.</exception>
    /// <param name="job">The job.</param>
    /// <param name="rows">The number of rows of its input.</param>
    /// <param name="cancel">Stops waiting; the job goes on, and the next run finds it.</param>
    public async Task<byte[]> Run(BatchJob job, int rows, CancellationToken cancel)
    {
        var (plan, name, isThere) = job;
        if (!isThere)
        {
            await ServedModel.Ensure(making, plan.Model, cancel).ConfigureAwait(false);
            await making.Make(
                ResourceKind.TransformJob, name, () => _services.SageMaker.CreateTransformJobAsync(
                    RequestOf(plan, name), cancel)).ConfigureAwait(false);
        }
        await UntilOver(name, cancel).ConfigureAwait(false);
        return await Download(plan, name, rows, cancel).ConfigureAwait(false);
    }

    private CreateTransformJobRequest RequestOf(BatchPlan plan, string name) => new()
    {
        TransformJobName = name,
        ModelName = plan.Model.Name,
        BatchStrategy = BatchStrategy.MultiRecord,
        MaxPayloadInMB = 6,
        TransformInput = new TransformInput
        {
            ContentType = "text/csv",
            SplitType = SplitType.Line,
            DataSource = new TransformDataSource
            {
                S3DataSource = new TransformS3DataSource { S3DataType = S3DataType.S3Prefix, S3Uri = plan.Input },
            },
        },
        TransformOutput = new TransformOutput
        {
            Accept = "text/csv",
            AssembleWith = AssemblyType.Line,
            S3OutputPath = $"{plan.Output}/{name}",
            KmsKeyId = plan.KmsKey,
        },
        TransformResources = new TransformResources
        {
            InstanceType = plan.InstanceType,
            InstanceCount = 1,
            VolumeKmsKeyId = InstanceDisks.AreOwn(plan.InstanceType) ? null : plan.KmsKey,
        },
        Tags = making.SageMakerTags,
    };

    private async Task UntilOver(string name, CancellationToken cancel)
    {
        var started = _services.Clock.GetTimestamp();
        while (true)
        {
            var found = await _questions.Ask(
                $"the transform job {name}", () => _services.SageMaker.DescribeTransformJobAsync(
                    new DescribeTransformJobRequest { TransformJobName = name }, cancel),
                cancel).ConfigureAwait(false);
            var status = found.TransformJobStatus?.Value;
            if (status == "Completed")
                return;
            if (status is not ("InProgress" or "Stopping"))
                throw Failed(name, found.FailureReason is { Length: > 0 } reason ? reason : $"it is {status}");
            var waited = _services.Clock.GetElapsedTime(started);
            show(status, waited);
            if (waited > _longest)
            {
                throw new InputException(new Fault(
                    $"the transform job {name} is {status} after {_longest.TotalHours:0} hours, and is billed",
                    "Run the same command again to wait on, or stop it with --target=Teardown --yes."));
            }
            await Task.Delay(_pause, _services.Clock, cancel).ConfigureAwait(false);
        }
    }

    private async Task<bool> HasAnswer(BatchPlan plan, string name, CancellationToken cancel)
    {
        var (bucket, key) = AnswerOf(plan, name);
        return await ServiceAnswers.Find(() => _services.S3.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = bucket, Key = key, ExpectedBucketOwner = _services.Account },
            cancel)).ConfigureAwait(false) is not null;
    }

    // One prediction has at most so many bytes, with its line break.
    private async Task<byte[]> Download(BatchPlan plan, string name, long rows, CancellationToken cancel)
    {
        const int mostBytesOfRow = 64;
        var (bucket, key) = AnswerOf(plan, name);
        using var found = await ServiceAnswers.Find(() => _services.S3.GetObjectAsync(
            new GetObjectRequest { BucketName = bucket, Key = key, ExpectedBucketOwner = _services.Account }, cancel))
            .ConfigureAwait(false)
            ?? throw Failed(name, $"s3://{bucket}/{key}, its answer, is not there");
        using var bytes = new MemoryStream();
        return await new ObjectBody().Copy(
            found.ResponseStream, rows * mostBytesOfRow, bytes, $"s3://{bucket}/{key}", cancel).ConfigureAwait(false)
            <= rows * mostBytesOfRow ? bytes.ToArray() : throw Failed(name, "its answer is too long for its rows");
    }

    private static (string Bucket, string Key) AnswerOf(BatchPlan plan, string name)
    {
        var folder = new Uri($"{plan.Output}/{name}/");
        return (folder.Host, $"{folder.AbsolutePath[1..]}{plan.Input[(plan.Input.LastIndexOf('/') + 1)..]}.out");
    }

    private static InputException Failed(string name, string reason) => new(new Fault(
        $"the transform job {name} gave no predictions: {Quotation.Shorten(reason, 300)}",
        "The log group /aws/sagemaker/TransformJobs tells more; run the same command again for another attempt."));
}
