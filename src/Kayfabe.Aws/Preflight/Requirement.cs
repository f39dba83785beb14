namespace Kayfabe.Aws.Preflight;

/// <summary>
/// What a target needs of the account. Who the credentials are of, the account, region and partition and this machine's
/// clock are checked for every target.
/// </summary>
public abstract record Requirement
{
    /// <summary>What is checked, one word or two.</summary>
    public abstract string Subject { get; }
}

/// <summary>The study's bucket: in the region, and the account's own. It is made where it is missing.</summary>
public sealed record BucketNeeded : Requirement
{
    /// <inheritdoc/>
    public override string Subject => "bucket";
}

/// <summary>The study's role: that it is there, trusts a service, and may be passed to it.</summary>
/// <param name="Service">The service that takes it on.</param>
/// <param name="IsNeeded">Whether it is a fault that the study names none.</param>
public sealed record RoleNeeded(string Service = "sagemaker.amazonaws.com", bool IsNeeded = true) : Requirement
{
    /// <inheritdoc/>
    public override string Subject => "role";

    /// <summary>That the role may remove endpoints, as a schedule does that ends one.</summary>
    public bool EndsEndpoints { get; init; }
}

/// <summary>Machines of a type: that the images run on them, and the quota.</summary>
/// <param name="Type">Such as ml.m5.large.</param>
/// <param name="Count">How many at once.</param>
/// <param name="Use">What they do.</param>
public sealed record InstancesNeeded(string Type, int Count, InstanceUse Use) : Requirement
{
    /// <inheritdoc/>
    public override string Subject => "instance type";
}

/// <summary>A container image of ECR.</summary>
/// <param name="Name">Such as 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1.</param>
public sealed record ImageNeeded(string Name) : Requirement
{
    /// <inheritdoc/>
    public override string Subject => "image";
}

/// <summary>What a machine does: each use has a quota of its own.</summary>
public enum InstanceUse
{
    /// <summary>A training job.</summary>
    Training,

    /// <summary>A training job on spot machines.</summary>
    SpotTraining,

    /// <summary>An endpoint.</summary>
    Endpoint,

    /// <summary>A transform job.</summary>
    Transform,
}
