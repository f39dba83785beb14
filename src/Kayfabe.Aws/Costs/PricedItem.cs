namespace Kayfabe.Aws.Costs;

/// <summary>What a service charges for: the name that a line of the price list has, and its unit.</summary>
/// <param name="Name">Service and item, parted by <c>/</c>: <c>sagemaker/training/ml.m5.large</c>.</param>
/// <param name="Unit">What is counted, in the singular: <c>hour</c>.</param>
public sealed record PricedItem(string Name, string Unit)
{
    /// <summary>One operation of Rekognition on one picture.</summary>
    public static PricedItem RekognitionImage { get; } = new("rekognition/image", "request");

    /// <summary>A gigabyte of memory of a serverless endpoint, for a second of work.</summary>
    public static PricedItem ServerlessCompute { get; } = new("sagemaker/serverless/compute", "GB-second");

    /// <summary>A gigabyte that an endpoint without a server takes in or gives out.</summary>
    public static PricedItem ServerlessData { get; } = new("sagemaker/serverless/data", "GB");

    /// <summary>A gigabyte that is kept in S3 for a month.</summary>
    public static PricedItem Storage { get; } = new("s3/storage", "GB-month");

    /// <summary>A request to S3 that writes or lists.</summary>
    public static PricedItem StorageWrite { get; } = new("s3/write", "request");

    /// <summary>A request to S3 that reads.</summary>
    public static PricedItem StorageRead { get; } = new("s3/read", "request");

    /// <summary>A call that the scheduler makes.</summary>
    public static PricedItem ScheduledCall { get; } = new("scheduler/invocation", "request");

    /// <summary>An hour of an instance that trains.</summary>
    public static PricedItem Training(string instanceType) => new($"sagemaker/training/{instanceType}", "hour");

    /// <summary>An hour of an instance behind an endpoint, whether asked or not.</summary>
    public static PricedItem Hosting(string instanceType) => new($"sagemaker/hosting/{instanceType}", "hour");

    /// <summary>An hour of an instance of a batch transform job.</summary>
    public static PricedItem Transform(string instanceType) => new($"sagemaker/transform/{instanceType}", "hour");
}
