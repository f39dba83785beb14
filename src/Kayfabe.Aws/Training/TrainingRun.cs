using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Training;

/// <summary>A job that ended well.</summary>
/// <param name="Job">What it was.</param>
/// <param name="Described">What the service says of it.</param>
/// <param name="RowsConfirmed">What its log told of the rows; null for nothing.</param>
public sealed record FinishedJob(TrainingJobSpec Job, DescribeTrainingJobResponse Described, string? RowsConfirmed);

/// <summary>
/// Trains by a job whose name is the key of the result and the number of the attempt: what runs or is finished is found
/// again, and never paid for twice.
/// </summary>
/// <param name="services">The account.</param>
/// <param name="place">Where.</param>
/// <param name="observer">Is told and asked.</param>
public sealed class TrainingRun(TrainingServices services, TrainingPlace place, ITrainingObserver observer)
{
    // Each failed; somebody should look at it before there are more.
    private const int MostAttempts = 99;

    // Jobs of other keys that are looked at, the last first.
    private const int MostLooks = 20;

    // At the log of a job that is over, an interval apart: half a minute.
    private const int LooksAtLog = 6;

    /// <summary>The job that runs now; null before it was found or made.</summary>
    public TrainingJobSpec? Running { get; private set; }

    /// <summary>Trains, or waits for a job that does.</summary>
    /// <param name="key">The action key, <c>sha256:</c> and 64 digits.</param>
    /// <param name="order">What to train.</param>
    /// <param name="image">The image.</param>
    /// <param name="isBuiltIn">Whether it is the built-in XGBoost, whose hyperparameters and log are known.</param>
    /// <param name="cancel">Ends the waiting, not the job.</param>
    /// <exception cref="InputException">The job failed, was stopped, hangs, or trained on other rows.</exception>
    public async Task<FinishedJob> Train(
        string key, TrainingOrder order, string image, bool isBuiltIn, CancellationToken cancel)
    {
        if (isBuiltIn)
        {
            Hyperparameters.Check(
                order.Hyperparameters, order.Channels.Any(channel => channel.Name == TrainingChannel.Validation));
        }
        TrainingUploads[] uploads = [.. order.Channels.Select(channel => new TrainingUploads(channel, place))];
        var failed = new List<string>();
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var job = Spec(key, attempt, order, image, isBuiltIn, uploads);
            var found = await Find(job.Name, cancel).ConfigureAwait(false);
            if (found is not null && await Unusable(job, found, cancel).ConfigureAwait(false) is { } why)
            {
                failed.Add(why);
                continue;
            }
            if (found is null && await FindSame(job, cancel).ConfigureAwait(false) is { } same)
                job = same;
            else if (found is null)
                await Make(job, uploads, failed, cancel).ConfigureAwait(false);
            return await Follow(job, order, isBuiltIn, cancel).ConfigureAwait(false);
        }
        throw new InputException(new Fault(
            $"{MostAttempts} attempts failed; the last: {failed[^1]}", "Change the settings, and train again."));
    }

    private TrainingJobSpec Spec(
        string key, int attempt, TrainingOrder order, string image, bool isBuiltIn, TrainingUploads[] uploads) => new()
        {
            Name = JobNames.Of(key, attempt),
            Image = image,
            IsIsolated = !isBuiltIn,
            Channels = [.. uploads.Select(upload => upload.Sent)],
            Hyperparameters = order.Hyperparameters,
            Place = place,
            Tags = new ResourceTags(place.Study, JobNames.Of(key), services.Clock.GetUtcNow()),
        };

    // Why a job that exists gives no result: then another attempt is needed, and asked for.
    private async Task<string?> Unusable(
        TrainingJobSpec job, DescribeTrainingJobResponse found, CancellationToken cancel)
    {
        if (job.DifferenceTo(found) is { } difference)
            return $"the training job {job.Name} exists, with another {difference} than this result needs";
        return found.TrainingJobStatus?.Value switch
        {
            "Deleting" => $"the training job {job.Name} is being removed",
            "Failed" or "Stopped" => JobFailure.Of(found).Faults[0].Problem,
            "Completed" when !await ModelDownload
                .IsThere(services.S3, found.ModelArtifacts?.S3ModelArtifacts, place, cancel).ConfigureAwait(false) =>
                $"the training job {job.Name} is Completed, and its model was removed",
            _ => null,
        };
    }

    // The key also has what the service never sees, such as our code: of the jobs that were made here, one of the very
    // same request makes the same model, and is not paid for again.
    private async Task<TrainingJobSpec?> FindSame(TrainingJobSpec job, CancellationToken cancel)
    {
        foreach (var entry in services.Journal.Open()
            .Where(entry => entry.Kind == ResourceKind.TrainingJob && entry.Region == place.Region
                && entry.Account == place.Account && entry.Study == place.Study).Reverse().Take(MostLooks))
        {
            if (entry.Name != job.Name && await Find(entry.Name, cancel).ConfigureAwait(false) is { } found
                && await Unusable(job, found, cancel).ConfigureAwait(false) is null)
            {
                observer.Say($"{entry.Name} trains, or trained, on the very same request: it is used.");
                return job with { Name = entry.Name };
            }
        }
        return null;
    }

    private async Task Make(
        TrainingJobSpec job, TrainingUploads[] uploads, List<string> failed, CancellationToken cancel)
    {
        observer.Agree(job, failed);
        var bucket = await new StudyBucket(services.S3, place.Region, place.Account)
            .Ensure(place.Bucket, place.KmsKey, job.Tags, services.Journal, cancel).ConfigureAwait(false);
        foreach (var warning in bucket.Warnings)
            observer.Say(warning);
        foreach (var upload in uploads)
            await upload.Put(services.S3, cancel).ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        // Not to be broken off: nobody would know whether it exists. One that is there was made by another run
        // meanwhile, or its answer was lost: what it is made from is compared.
        await JournalledCreation.Make(
            services.Journal, ResourceKind.TrainingJob, job.Name, place.Region, place.Account, job.Tags, () =>
            {
                Running = job;
                return services.SageMaker.CreateTrainingJobAsync(job.ToRequest(), CancellationToken.None);
            }).ConfigureAwait(false);
        var made = await Find(job.Name, cancel).ConfigureAwait(false) ?? throw new InputException(new Fault(
            $"the training job {job.Name} was made, and is not there", "Run again: it is looked for first."));
        if (job.DifferenceTo(made) is { } difference)
        {
            throw new InputException(new Fault(
                $"somebody made the training job {job.Name} at this moment, with another {difference}",
                "It is not used. Run again."));
        }
    }

    private async Task<FinishedJob> Follow(
        TrainingJobSpec job, TrainingOrder order, bool isBuiltIn, CancellationToken cancel)
    {
        Running = job;
        var log = new JobLog(services.Logs, job.Name);
        var ended = await new JobWatch(services, job, observer).Wait(log, cancel).ConfigureAwait(false);
        Running = null;
        if (ended.TrainingJobStatus?.Value != "Completed")
            throw JobFailure.Of(ended);
        await LastLines(log, cancel).ConfigureAwait(false);
        var confirmed = isBuiltIn
            ? SentRows.Check(job.Name, order.Channels, place.Machines.InstanceCount, log.Hosts, log.Problem) : null;
        return new FinishedJob(job, ended, confirmed);
    }

    // The last lines of a log come some time after the end of the job, a host's after another's.
    private async Task LastLines(JobLog log, CancellationToken cancel)
    {
        for (var look = 1; ; look++)
        {
            await log.Read(cancel).ConfigureAwait(false);
            if (look == LooksAtLog || !log.MayCome
                || log.Hosts.Count(host => host.TrainingRows is not null) >= place.Machines.InstanceCount)
            {
                return;
            }
            await Task.Delay(services.Interval, services.Clock, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the service to stop the running job; what it trained is no result.</summary>
    /// <returns>False where it was over already.</returns>
    public async Task<bool> Stop(CancellationToken cancel)
    {
        if (Running is not { } job)
            return false;
        try
        {
            await services.SageMaker.StopTrainingJobAsync(
                new StopTrainingJobRequest { TrainingJobName = job.Name }, cancel).ConfigureAwait(false);
            return true;
        }
        catch (AmazonSageMakerException e) when (ServiceAnswers.IsRefusal(e))
        {
            return false;
        }
    }

    /// <summary>Brings the archive of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="file">A new file.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">It is not there, too large, or cut off.</exception>
    public async Task<TrainedArchive> Bring(FinishedJob job, string file, CancellationToken cancel)
    {
        var limits = new ArchiveLimits();
        var address = job.Described.ModelArtifacts?.S3ModelArtifacts;
        await ModelDownload.Get(services.S3, address, place, file, limits, cancel).ConfigureAwait(false);
        return new TrainedArchive(file, address!, limits);
    }

    private Task<DescribeTrainingJobResponse?> Find(string name, CancellationToken cancel) => ServiceAnswers.Find(
        () => services.SageMaker.DescribeTrainingJobAsync(
            new DescribeTrainingJobRequest { TrainingJobName = name }, cancel));
}
