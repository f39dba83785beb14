using Amazon.CloudWatchLogs;
using Amazon.S3;
using Amazon.SageMaker;
using Kayfabe.Aws.Resources;

namespace Kayfabe.Aws.Training;

/// <summary>What a training needs of the account and of this machine.</summary>
/// <param name="SageMaker">Makes and describes jobs.</param>
/// <param name="S3">Holds data and models.</param>
/// <param name="Logs">Holds the logs.</param>
/// <param name="Journal">Knows of a job before it is made.</param>
/// <param name="Clock">The time.</param>
public sealed record TrainingServices(
    IAmazonSageMaker SageMaker, IAmazonS3 S3, IAmazonCloudWatchLogs Logs, ResourceJournal Journal, TimeProvider Clock)
{
    /// <summary>The time between two looks at a job. Default 5 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time that a job may take beyond its own limit, to start, load and end, before it counts as hanging. Default
    /// 30 minutes.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(30);
}

/// <summary>Whom a training tells and asks.</summary>
public interface ITrainingObserver
{
    /// <summary>
    /// Asks before a job is made, which costs money. Throws where it may not be: nothing was uploaded then.
    /// </summary>
    /// <param name="job">What would be made.</param>
    /// <param name="failed">How the attempts before ended; empty for the first.</param>
    void Agree(TrainingJobSpec job, IReadOnlyList<string> failed);

    /// <summary>A line about what happens.</summary>
    void Say(string line);

    /// <summary>How far it is: rounds done, of how many; 0 of 0 where that is not known.</summary>
    void Show(string what, long done, long total);
}
