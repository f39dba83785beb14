namespace Kayfabe.Aws.Resources;

/// <summary>What a resource does now, as far as it matters for its end and its price.</summary>
public enum ResourceState
{
    /// <summary>It is there: it can be removed.</summary>
    There,

    /// <summary>It works, and costs: a job that runs. It can be stopped.</summary>
    Running,

    /// <summary>It is being made or changed: an endpoint cannot be removed meanwhile.</summary>
    Changing,

    /// <summary>It is being stopped or removed.</summary>
    Ending,

    /// <summary>A job that is over: a record that costs nothing, and that SageMaker keeps.</summary>
    Over,
}

/// <summary>A resource that exists and has our tags.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its name for all services.</param>
/// <param name="Tags">Whose it is.</param>
public sealed record FoundResource(ResourceKind Kind, string Name, string Arn, ResourceTags Tags)
{
    /// <summary>What it does now.</summary>
    public ResourceState State { get; init; }

    /// <summary>The service's own word for that; empty where it has none.</summary>
    public string Status { get; init; } = "";

    /// <summary>Since when it exists, by the service's clock.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The instance type that is paid for; null where none is.</summary>
    public string? InstanceType { get; init; }

    /// <summary>How many instances.</summary>
    public int Instances { get; init; }

    /// <summary>What it needs to be there: an endpoint its configuration, a configuration its models.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>The group, of a schedule; empty otherwise.</summary>
    public string Group { get; init; } = "";

    /// <summary>More for people to read: the memory of a serverless endpoint, when a schedule runs.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether something is paid for it by the hour.</summary>
    public bool IsBilled => InstanceType is not null && State is not ResourceState.Over;
}
