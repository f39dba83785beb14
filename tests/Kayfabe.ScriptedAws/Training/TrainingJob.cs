using System.Text.Json.Nodes;

namespace Kayfabe.ScriptedAws.Training;

/// <summary>A channel of a job.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">The prefix of its files.</param>
/// <param name="ContentType">Their media type.</param>
/// <param name="IsSharded">Whether they are divided among the instances.</param>
public sealed record JobChannel(string Name, string Address, string? ContentType, bool IsSharded);

/// <summary>A training job as it was asked for, and how far it is.</summary>
public sealed class TrainingJob(JsonObject request, JobScript script)
{
    private int _asked;

    /// <summary>What was asked for.</summary>
    public JsonObject Request => request;

    /// <summary>How it goes.</summary>
    public JobScript Script => script;

    /// <summary>The logs of its hosts, once it trains.</summary>
    public IReadOnlyList<HostLog> Logs { get; set; } = [];

    /// <summary>Whether somebody stopped it.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Why it failed beside the script; null if it did not.</summary>
    public string? Failure { get; set; }

    /// <summary>Its name.</summary>
    public string Name => (string)request["TrainingJobName"]!;

    /// <summary>Its ARN.</summary>
    public string Arn => $"arn:aws:sagemaker:us-east-1:123456789012:training-job/{Name}";

    /// <summary>The status when it was last asked about.</summary>
    public string Last { get; private set; } = "Starting";

    /// <summary>The number of instances.</summary>
    public int Instances => (int)request["ResourceConfig"]!["InstanceCount"]!;

    /// <summary>The image.</summary>
    public string Image => (string)request["AlgorithmSpecification"]!["TrainingImage"]!;

    /// <summary>Where its archive is.</summary>
    public string Archive => $"{(string)request["OutputDataConfig"]!["S3OutputPath"]!}/{Name}/output/model.tar.gz";

    /// <summary>The hyperparameters.</summary>
    public IReadOnlyDictionary<string, string> Hyperparameters => (request["HyperParameters"] as JsonObject ?? [])
        .ToDictionary(static pair => pair.Key, static pair => (string)pair.Value!, StringComparer.Ordinal);

    /// <summary>The channels.</summary>
    public IReadOnlyList<JobChannel> Channels =>
    [
        .. (request["InputDataConfig"] as JsonArray ?? []).Select(static channel =>
        {
            var source = channel!["DataSource"]!["S3DataSource"]!;
            return new JobChannel(
                (string)channel["ChannelName"]!, (string)source["S3Uri"]!, (string?)channel["ContentType"],
                (string?)source["S3DataDistributionType"] == "ShardedByS3Key");
        }),
    ];

    /// <summary>The status now; the next time it is asked, it is the next one.</summary>
    public string Next() => Last = IsStopped ? "Stopped" : Failure is not null ? "Failed"
        : script.Statuses[Math.Min(_asked++, script.Statuses.Count - 1)];

    /// <summary>The status of a secondary status.</summary>
    public static string StatusOf(string secondary) => secondary switch
    {
        "Completed" or "Failed" or "Stopped" or "Stopping" => secondary,
        "MaxRuntimeExceeded" or "MaxWaitTimeExceeded" => "Stopped",
        _ => "InProgress",
    };

    /// <summary>The answer to DescribeTrainingJob.</summary>
    public JsonObject Describe(string status)
    {
        var answer = (JsonObject)request.DeepClone();
        answer.Remove("Tags");
        answer["TrainingJobArn"] = Arn;
        answer["SecondaryStatus"] = status;
        answer["TrainingJobStatus"] = StatusOf(status);
        answer["SecondaryStatusTransitions"] = new JsonArray(new JsonObject
        {
            ["Status"] = status,
            ["StartTime"] = 1767225600,
            ["StatusMessage"] = $"{status} of the scripted service",
        });
        answer["ModelArtifacts"] = new JsonObject { ["S3ModelArtifacts"] = Archive };
        answer["CreationTime"] = 1767225600;
        if (status is "Completed" or "Failed" or "Stopped")
        {
            answer["TrainingTimeInSeconds"] = script.BillableSeconds;
            answer["BillableTimeInSeconds"] = script.BillableSeconds;
        }
        if (status == "Failed")
            answer["FailureReason"] = Failure ?? script.FailureReason;
        return answer;
    }
}
