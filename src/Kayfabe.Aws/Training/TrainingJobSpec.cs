using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Training;

/// <summary>A channel as the service gets it.</summary>
/// <param name="Channel">What it is made from.</param>
/// <param name="Address">The folder of its files, and of no others: <c>s3://bucket/.../</c>.</param>
public sealed record SentChannel(TrainingChannel Channel, string Address);

/// <summary>One attempt at training: what <c>CreateTrainingJob</c> is asked.</summary>
public sealed record TrainingJobSpec
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>The image.</summary>
    public required string Image { get; init; }

    /// <summary>
    /// Whether the container has no network: it is one of somebody's own, and the data are the study's.
    /// </summary>
    public required bool IsIsolated { get; init; }

    /// <summary>The data.</summary>
    public required IReadOnlyList<SentChannel> Channels { get; init; }

    /// <summary>The hyperparameters.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Hyperparameters { get; init; }

    /// <summary>Where.</summary>
    public required TrainingPlace Place { get; init; }

    /// <summary>The tags of the job.</summary>
    public required ResourceTags Tags { get; init; }

    /// <summary>The request.</summary>
    public CreateTrainingJobRequest ToRequest()
    {
        var machines = Place.Machines;
        return new CreateTrainingJobRequest
        {
            TrainingJobName = Name,
            AlgorithmSpecification = new AlgorithmSpecification
            {
                TrainingImage = Image,
                TrainingInputMode = TrainingInputMode.File,
            },
            RoleArn = Place.RoleArn,
            HyperParameters = Hyperparameters.ToDictionary(StringComparer.Ordinal),
            InputDataConfig = [.. Channels.Select(Input)],
            OutputDataConfig = new OutputDataConfig { S3OutputPath = Place.OutputPath, KmsKeyId = Place.KmsKey },
            ResourceConfig = new ResourceConfig
            {
                InstanceType = TrainingInstanceType.FindValue(machines.InstanceType),
                InstanceCount = machines.InstanceCount,
                VolumeSizeInGB = machines.VolumeGigabytes,
                VolumeKmsKeyId = InstanceDisks.AreOwn(machines.InstanceType) ? null : Place.KmsKey,
            },
            StoppingCondition = new StoppingCondition
            {
                MaxRuntimeInSeconds = machines.MaxRunSeconds,
                MaxWaitTimeInSeconds = machines.Spot ? machines.LongestSeconds() : null,
            },
            EnableManagedSpotTraining = machines.Spot ? true : null,
            // Without, the service caps the time of a job on spot instances. XGBoost 1.7-1 does not resume from it.
            CheckpointConfig = machines.Spot
                ? new CheckpointConfig { S3Uri = $"{Place.OutputPath}/{Name}/checkpoints" } : null,
            EnableNetworkIsolation = IsIsolated ? true : null,
            VpcConfig = machines.Subnets.Count == 0 ? null : new VpcConfig
            {
                Subnets = [.. machines.Subnets],
                SecurityGroupIds = [.. machines.SecurityGroups],
            },
            Tags = [.. Tags.Pairs().Concat(machines.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
                .Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        };
    }

    /// <summary>
    /// What of a job of the same name is not as it would be made here, a noun; null where it makes the same model.
    /// </summary>
    public string? DifferenceTo(DescribeTrainingJobResponse found)
    {
        if (found.AlgorithmSpecification?.TrainingImage != Image)
            return "image";
        if (found.ResourceConfig?.InstanceType?.Value != Place.Machines.InstanceType)
            return "instance type";
        if (found.ResourceConfig.InstanceCount != Place.Machines.InstanceCount)
            return "number of instances";
        var values = found.HyperParameters ?? [];
        if (values.Count != Hyperparameters.Count
            || Hyperparameters.Any(pair => values.GetValueOrDefault(pair.Key) != pair.Value))
        {
            return "hyperparameters";
        }
        return Data(found.InputDataConfig ?? []).SequenceEqual(Data([.. Channels.Select(Input)])) ? null : "data";
    }

    private static IEnumerable<string> Data(List<Channel> channels) =>
        channels.Select(channel => string.Join(
            '\n', channel.ChannelName, channel.DataSource?.S3DataSource?.S3Uri,
            channel.DataSource?.S3DataSource?.S3DataDistributionType?.Value, channel.ContentType))
            .Order(StringComparer.Ordinal);

    private static Channel Input(SentChannel sent) => new()
    {
        ChannelName = sent.Channel.Name,
        ContentType = sent.Channel.ContentType,
        InputMode = TrainingInputMode.File,
        DataSource = new DataSource
        {
            S3DataSource = new S3DataSource
            {
                S3DataType = S3DataType.S3Prefix,
                S3Uri = sent.Address,
                S3DataDistributionType = sent.Channel.IsSharded
                    ? S3DataDistribution.ShardedByS3Key : S3DataDistribution.FullyReplicated,
            },
        },
    };
}
