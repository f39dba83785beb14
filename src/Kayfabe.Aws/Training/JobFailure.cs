using Amazon.SageMaker.Model;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Training;

/// <summary>Why a job gave no model.</summary>
public enum FailureCause
{
    /// <summary>It was longer than allowed.</summary>
    TimeLimit,

    /// <summary>Spot instances were not to be had for long enough.</summary>
    WaitLimit,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>The service had no such instances.</summary>
    Capacity,

    /// <summary>The role may not do what it must.</summary>
    Access,

    /// <summary>The instance had too little memory.</summary>
    Memory,

    /// <summary>The instance had too little disk.</summary>
    Disk,

    /// <summary>The image cannot be had, or does not run there.</summary>
    Image,

    /// <summary>The algorithm rejected data or hyperparameters.</summary>
    Input,

    /// <summary>The algorithm failed.</summary>
    Algorithm,

    /// <summary>The service failed.</summary>
    Service,

    /// <summary>Nothing of the above.</summary>
    Unknown,
}

/// <summary>Explains how a job ended: the service's reason, what it usually means, and where its log is.</summary>
public static class JobFailure
{
    /// <summary>The group of the logs of all training jobs.</summary>
    public const string LogGroup = "/aws/sagemaker/TrainingJobs";

    private static readonly (string Text, FailureCause Cause)[] s_signs =
    [
        ("CapacityError", FailureCause.Capacity),
        ("insufficient capacity", FailureCause.Capacity),
        ("AccessDenied", FailureCause.Access),
        ("Access denied", FailureCause.Access),
        ("not authorized", FailureCause.Access),
        ("assume", FailureCause.Access),
        ("403", FailureCause.Access),
        ("OutOfMemory", FailureCause.Memory),
        ("out of memory", FailureCause.Memory),
        ("MemoryError", FailureCause.Memory),
        ("bad_alloc", FailureCause.Memory),
        ("exit code: 137", FailureCause.Memory),
        ("No space left", FailureCause.Disk),
        ("out of disk", FailureCause.Disk),
        ("exec format error", FailureCause.Image),
        ("CannotPullContainer", FailureCause.Image),
        ("Unable to pull", FailureCause.Image),
        ("UserError", FailureCause.Input),
        ("CustomerError", FailureCause.Input),
        ("ClientError", FailureCause.Input),
        ("AlgorithmError", FailureCause.Algorithm),
        ("InternalServerError", FailureCause.Service),
        ("Internal Server Error", FailureCause.Service),
    ];

    /// <summary>The cause.</summary>
    public static FailureCause CauseOf(DescribeTrainingJobResponse job)
    {
        switch (job.SecondaryStatus?.Value)
        {
            case "MaxRuntimeExceeded":
                return FailureCause.TimeLimit;
            case "MaxWaitTimeExceeded":
                return FailureCause.WaitLimit;
        }
        if (job.TrainingJobStatus?.Value is "Stopped" or "Stopping")
            return FailureCause.Stopped;
        var reason = job.FailureReason ?? "";
        foreach (var (text, cause) in s_signs)
        {
            if (reason.Contains(text, StringComparison.OrdinalIgnoreCase))
                return cause;
        }
        return FailureCause.Unknown;
    }

    /// <summary>What a cause usually means and what to do, sentences.</summary>
    public static string Text(this FailureCause cause) => cause switch
    {
        FailureCause.TimeLimit => "It took longer than sagemaker.maxRunSeconds. Raise it, or train fewer rounds.",
        FailureCause.WaitLimit =>
            "Spot instances were not to be had in sagemaker.maxWaitSeconds. Raise it, or write "
            + "--set=sagemaker.spot=false.",
        FailureCause.Stopped => "Somebody stopped it.",
        FailureCause.Capacity =>
            "The service has no free instances of this type now. Wait, or take another sagemaker.instanceType.",
        FailureCause.Access =>
            "Usually the role may not read or write the bucket or use the key, or does not trust "
            + "sagemaker.amazonaws.com. --target=Preflight checks it.",
        FailureCause.Memory =>
            "The rows do not fit into the memory. Take a larger sagemaker.instanceType, or more instances.",
        FailureCause.Disk => "The rows do not fit on the disk. Raise sagemaker.volumeGigabytes.",
        FailureCause.Image =>
            "The image cannot be pulled, or was built for other processors. Check its address and the instance type.",
        FailureCause.Input =>
            "Usually the algorithm rejects a hyperparameter or the form of the data; its log says which.",
        FailureCause.Algorithm => "The algorithm itself failed; its log says where.",
        FailureCause.Service => "The service failed. Try again.",
        _ => "Its log may say more.",
    };

    /// <summary>The error.</summary>
    public static InputException Of(DescribeTrainingJobResponse job)
    {
        var name = job.TrainingJobName;
        var cause = CauseOf(job);
        var how = cause switch
        {
            FailureCause.TimeLimit or FailureCause.WaitLimit => "was ended by its time limit",
            FailureCause.Stopped => "was stopped",
            _ => "failed",
        };
        var reason = string.IsNullOrWhiteSpace(job.FailureReason)
            ? "" : $": {Quotation.Shorten(job.FailureReason.Trim(), 400).TrimEnd('.')}";
        return new InputException(new Fault(
            $"the training job {name} {how}{reason}",
            $"{cause.Text()} Log: group {LogGroup}, streams {name}/. The next run asks before it tries again."));
    }
}
