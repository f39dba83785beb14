using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Serving;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.Settings;
using Kayfabe.Xgboost;

namespace Kayfabe.ScriptedAws.Training;

/// <summary>
/// SageMaker's training jobs and their logs. A job of the built-in XGBoost really trains, on the objects that it names;
/// one of another image writes down what it got.
/// </summary>
/// <param name="storage">Plays S3.</param>
/// <param name="tags">Knows the tags of what exists; null where nobody asks.</param>
[SuppressMessage("Design", "CA1001", Justification = "Without a wait handle, a semaphore holds nothing to dispose of.")]
public sealed class ScriptedTraining(IScriptedService storage, ScriptedTags? tags = null)
    : IScriptedService
{
    private readonly ObjectStore _objects = new(storage);
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The jobs by name.</summary>
    public ConcurrentDictionary<string, TrainingJob> Jobs { get; } = new(StringComparer.Ordinal);

    /// <summary>How a job goes, by its name.</summary>
    public Func<string, JobScript> Plan { get; set; } = static _ => new JobScript();

    /// <summary>Whether jobs that train stay so until they are stopped.</summary>
    public Func<bool> IsHeld { get; set; } = static () => false;

    /// <summary>Whether logs may be read.</summary>
    public bool HasLogs { get; set; } = true;

    /// <summary>How often the streams of a job that trained are listed without the last one, which comes late.</summary>
    public int LateStreams { get; set; }

    /// <inheritdoc/>
    public async Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) =>
        request.Operation switch
        {
            "SageMaker.CreateTrainingJob" => Create(request.Json),
            "SageMaker.DescribeTrainingJob" => await Describe((string)request.Json["TrainingJobName"]!, cancel),
            "SageMaker.StopTrainingJob" => Stop((string)request.Json["TrainingJobName"]!),
            "SageMaker.ListTrainingJobs" => List(request.Json),
            "Logs_20140328.DescribeLogStreams" => Streams((string?)request.Json["logStreamNamePrefix"] ?? ""),
            "Logs_20140328.GetLogEvents" => Events(
                (string)request.Json["logStreamName"]!, (string?)request.Json["nextToken"]),
            _ => null,
        };

    private ScriptedResponse Create(JsonObject request)
    {
        var job = new TrainingJob(request, Plan((string)request["TrainingJobName"]!));
        if (!Jobs.TryAdd(job.Name, job))
        {
            return ScriptedResponse.Error(
                "ResourceInUse", "Training job names must be unique within an AWS account and region");
        }
        tags?.Set(job.Arn, request["Tags"]);
        return ScriptedResponse.OfJson(new JsonObject { ["TrainingJobArn"] = job.Arn });
    }

    private async Task<ScriptedResponse> Describe(string name, CancellationToken cancel)
    {
        if (!Jobs.TryGetValue(name, out var job))
            return ScriptedResponse.Error("ValidationException", "Requested resource not found.");
        await _gate.WaitAsync(cancel);
        try
        {
            var status = job is { Last: "Training", IsStopped: false } && IsHeld() ? job.Last : job.Next();
            if (status is "Training" or "Completed" && job.Logs.Count == 0)
                await Train(job, cancel);
            return ScriptedResponse.OfJson(job.Describe(job.Failure is null ? status : "Failed"));
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task Train(TrainingJob job, CancellationToken cancel)
    {
        try
        {
            var archive = job.Image.Contains("sagemaker-xgboost", StringComparison.Ordinal)
                ? await TrainBuiltIn(job, cancel) : await WriteDown(job, cancel);
            var (bucket, key) = ObjectStore.Parse(job.Archive);
            await _objects.Put(bucket, key, job.Script.Archive?.Invoke(archive) ?? archive, cancel);
        }
        catch (Exception e) when (e is InputException or XgboostException or KeyNotFoundException or IOException)
        {
            job.Failure = $"AlgorithmError: {e.Message}, exit code: 1";
        }
    }

    private async Task<byte[]> TrainBuiltIn(TrainingJob job, CancellationToken cancel)
    {
        var (model, logs) = await new BuiltInXgboost(_objects, job).Train(cancel);
        job.Logs = job.Script.Log?.Invoke(logs) ?? logs;
        return BuiltInXgboost.Pack("xgboost-model", model);
    }

    private async Task<byte[]> WriteDown(TrainingJob job, CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var channel in job.Channels)
        {
            var (bucket, prefix) = ObjectStore.Parse(channel.Address);
            foreach (var key in await _objects.Keys(bucket, prefix, cancel))
            {
                var lines = Encoding.UTF8.GetString(await _objects.Get(bucket, key, cancel)).Count(c => c == '\n');
                text.Append(channel.Name).Append(' ').Append(channel.ContentType).Append(' ').Append(lines)
                    .Append('\n');
            }
        }
        foreach (var (name, value) in job.Hyperparameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(name).Append('=').Append(value).Append('\n');
        job.Logs = [new HostLog("algo-1", ["done"])];
        return BuiltInXgboost.Pack("results/received.txt", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private ScriptedResponse Stop(string name)
    {
        if (!Jobs.TryGetValue(name, out var job))
            return ScriptedResponse.Error("ValidationException", "Requested resource not found.");
        job.IsStopped = true;
        return ScriptedResponse.OfJson(new JsonObject());
    }

    private ScriptedResponse List(JsonObject request) => ScriptedResponse.OfJson(new JsonObject
    {
        ["TrainingJobSummaries"] = new JsonArray([.. Jobs.Values
            .Where(job => job.Name.Contains((string?)request["NameContains"] ?? "", StringComparison.Ordinal))
            .Where(job => (string?)request["StatusEquals"] is not { } status
                || TrainingJob.StatusOf(job.Last) == status)
            .OrderBy(job => job.Name, StringComparer.Ordinal)
            .Select(job => (JsonNode)new JsonObject
            {
                ["TrainingJobName"] = job.Name,
                ["TrainingJobArn"] = job.Arn,
                ["CreationTime"] = 1767225600,
                ["TrainingJobStatus"] = TrainingJob.StatusOf(job.Last),
            })]),
    });

    private ScriptedResponse Streams(string prefix)
    {
        if (!HasLogs)
        {
            return ScriptedResponse.Error(
                "AccessDeniedException", "User is not authorized to perform: logs:DescribeLogStreams");
        }
        return Jobs.TryGetValue(prefix.TrimEnd('/'), out var job)
            ? ScriptedResponse.OfJson(new JsonObject
            {
                ["logStreams"] = new JsonArray([.. Known(job).Select(log => (JsonNode)new JsonObject
                {
                    ["logStreamName"] = $"{job.Name}/{log.Host}-1767225600",
                })]),
            })
            : ScriptedResponse.Error("ResourceNotFoundException", "The specified log group does not exist.");
    }

    private IEnumerable<HostLog> Known(TrainingJob job) =>
        job.Logs.SkipLast(job.Logs.Count > 0 && LateStreams-- > 0 ? 1 : 0);

    private ScriptedResponse Events(string stream, string? token)
    {
        var (name, host) = (stream.Split('/')[0], stream.Split('/')[1].Split("-1767225600")[0]);
        var lines = Jobs[name].Logs.First(log => log.Host == host).Lines;
        // As the service does: a page may be empty before the end, which is where the token does not change.
        if (token is null)
        {
            return ScriptedResponse.OfJson(
                new JsonObject { ["events"] = new JsonArray(), ["nextForwardToken"] = "f/0" });
        }
        return ScriptedResponse.OfJson(new JsonObject
        {
            ["events"] = new JsonArray([.. (token == "f/0" ? lines : []).Select(line => (JsonNode)new JsonObject
            {
                ["timestamp"] = 1767225600000,
                ["message"] = line,
            })]),
            ["nextForwardToken"] = "f/end",
        });
    }
}
