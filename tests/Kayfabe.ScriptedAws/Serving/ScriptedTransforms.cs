using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;

namespace Kayfabe.ScriptedAws.Serving;

/// <summary>Batch transform jobs of SageMaker, which predict and write their answer when they are made.</summary>
public sealed class ScriptedTransforms(ScriptedTags tags, ScriptedEndpoints models, IScriptedService storage)
    : IScriptedService
{
    private readonly Stored _jobs = new("transform-job", "transform job", tags);
    private readonly ObjectStore _storage = new(storage);
    private readonly Lock _lock = new();

    /// <summary>How often a job is described as InProgress before it is over.</summary>
    public int Patience { get; set; } = 1;

    /// <summary>The number of jobs that were made.</summary>
    public int Made { get; private set; }

    /// <summary>The status of a job.</summary>
    public string StatusOf(string name)
    {
        lock (_lock)
            return _jobs[name]!["TransformJobStatus"]!.GetValue<string>();
    }

    /// <inheritdoc/>
    public async Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) =>
        request.Operation switch
        {
            "SageMaker.CreateTransformJob" => await Create(request.Json, cancel),
            "SageMaker.DescribeTransformJob" => Describe(request.Json["TransformJobName"]!.GetValue<string>()),
            "SageMaker.StopTransformJob" => Stop(request.Json["TransformJobName"]!.GetValue<string>()),
            "SageMaker.ListTransformJobs" => List((string?)request.Json["StatusEquals"]),
            _ => null,
        };

    private async Task<ScriptedResponse> Create(JsonObject json, CancellationToken cancel)
    {
        var name = json["TransformJobName"]!.GetValue<string>();
        if (models.ArchiveOf(json["ModelName"]!.GetValue<string>()) is not { } archive)
            return ScriptedResponse.Error("ValidationException", "Could not find model.");
        lock (_lock)
        {
            if (_jobs[name] is not null)
                return ScriptedResponse.Error("ResourceInUse", "Job name must be unique.");
            _jobs.Add(name, json, "TransformJobArn");
            (_jobs[name]!["TransformJobStatus"], _jobs[name]!["left"], _jobs[name]!["then"]) =
                ("InProgress", Patience, "Failed");
            Made++;
        }
        var input = json["TransformInput"]!["DataSource"]!["S3DataSource"]!["S3Uri"]!.GetValue<string>();
        var model = await _storage.Find(archive, cancel);
        if (model is not null && await _storage.Find(input, cancel) is { } rows
            && Predict(model, rows) is { } answer)
        {
            var folder = json["TransformOutput"]!["S3OutputPath"]!.GetValue<string>();
            var (bucket, key) = ObjectStore.Parse($"{folder}/{input[(input.LastIndexOf('/') + 1)..]}.out");
            await _storage.Put(bucket, key, answer, cancel);
            lock (_lock)
                _jobs[name]!["then"] = "Completed";
        }
        return ScriptedResponse.OfJson(new JsonObject { ["TransformJobArn"] = Stored.ArnOf("transform-job", name) });
    }

    // Lines are sent in batches, and the answers put together with line breaks.
    private static byte[]? Predict(byte[] model, byte[] rows)
    {
        var answer = new StringBuilder();
        foreach (var lines in Encoding.UTF8.GetString(rows).TrimEnd('\n').Split('\n').Chunk(100))
        {
            var (status, body) = ServingContainer.Answer(
                model, Encoding.UTF8.GetBytes(string.Join('\n', lines)), "text/csv", "text/csv");
            if (status != 200)
                return null;
            answer.Append(body).Append('\n');
        }
        return Encoding.UTF8.GetBytes(answer.ToString());
    }

    private ScriptedResponse Describe(string name)
    {
        lock (_lock)
        {
            if (_jobs[name] is not { } job)
                return ScriptedResponse.Error("ResourceNotFound", "Requested resource not found.");
            var left = job["left"]!.GetValue<int>();
            job["left"] = left - 1;
            if (left <= 0 && job["TransformJobStatus"]!.GetValue<string>() is "InProgress" or "Stopping")
            {
                job["TransformJobStatus"] = job["then"]!.DeepClone();
                if (job["then"]!.GetValue<string>() == "Failed")
                    job["FailureReason"] = "AlgorithmError: See job logs for more information.";
            }
            return ScriptedResponse.OfJson(job.DeepClone());
        }
    }

    private ScriptedResponse Stop(string name)
    {
        lock (_lock)
        {
            if (_jobs[name] is not { } job)
                return ScriptedResponse.Error("ResourceNotFound", "Requested resource not found.");
            if (job["TransformJobStatus"]!.GetValue<string>() == "InProgress")
                (job["TransformJobStatus"], job["then"], job["left"]) = ("Stopping", "Stopped", Patience);
            return new ScriptedResponse(200, []);
        }
    }

    private ScriptedResponse List(string? status)
    {
        lock (_lock)
        {
            return ScriptedResponse.OfJson(new JsonObject
            {
                ["TransformJobSummaries"] = new JsonArray([.. _jobs.Items
                    .Where(job => status is null || job["TransformJobStatus"]!.GetValue<string>() == status)
                    .Select(job => job.DeepClone())]),
            });
        }
    }
}
