using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Cloud;

/// <summary>How a model is served, and how a file is predicted as a batch. No stage reads it.</summary>
public sealed record ServeSettings
{
    /// <summary>The memory of a serverless endpoint, in MB: 1024 to 6144 in steps of 1024. Default 2048.</summary>
    [AllowedValues(1024, 2048, 3072, 4096, 5120, 6144)]
    [Description("The memory of a serverless endpoint, in MB.")]
    public int Memory { get; init; } = 2048;

    /// <summary>The requests that a serverless endpoint answers at once. 1 to 200; default 5.</summary>
    [Range(1, 200), Description("The requests that a serverless endpoint answers at once.")]
    public int MaxConcurrency { get; init; } = 5;

    /// <summary>The instance of --realtime and of BatchPredict. Default ml.m5.large.</summary>
    [RegularExpression("ml\\.[a-z0-9-]+\\.[a-z0-9-]+", ErrorMessage = "Write it as ml.m5.large.")]
    [Description("The instance type of --realtime and of BatchPredict.")]
    public string InstanceType { get; init; } = "ml.m5.large";

    /// <summary>The container's image. Default: null, the region's SageMaker XGBoost 1.7-1.</summary>
    [MinLength(1), Description("The container's image; without, the region's XGBoost 1.7-1.")]
    public string? Image { get; init; }
}
