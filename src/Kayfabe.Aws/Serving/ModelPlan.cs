using Kayfabe.Aws.Resources;

namespace Kayfabe.Aws.Serving;

/// <summary>A model as SageMaker knows it: an image, an archive, a role.</summary>
/// <param name="Study">The study.</param>
/// <param name="Image">The container's image.</param>
/// <param name="Role">The ARN of the role that reads the archive.</param>
/// <param name="Archive">The archive's address, with its digest.</param>
/// <param name="Features">The address of the list of features, with its digest.</param>
public sealed record ModelPlan(string Study, string Image, string Role, string Archive, string Features)
{
    /// <summary>The variable of the container that has the address of the list of features.</summary>
    public const string FeaturesVariable = "KAYFABE_FEATURES";

    /// <summary>The name: the same for the same model.</summary>
    public string Name => ResourceNames.Of(Study, "model", Image, Role, Archive, Features);
}

/// <summary>What answers behind an endpoint.</summary>
public abstract record Capacity
{
    /// <summary>A word for names.</summary>
    public abstract string Word { get; }

    /// <summary>Everything that a configuration has of it, for its name.</summary>
    internal abstract string[] Parts { get; }
}

/// <summary>Nothing is billed while nobody asks.</summary>
/// <param name="Memory">MB.</param>
/// <param name="MaxConcurrency">The requests that it answers at once.</param>
public sealed record ServerlessCapacity(int Memory, int MaxConcurrency) : Capacity
{
    /// <inheritdoc/>
    public override string Word => "serverless";

    internal override string[] Parts => [Word, $"{Memory}", $"{MaxConcurrency}"];
}

/// <summary>An instance, billed from its start to its end, asked or not.</summary>
/// <param name="InstanceType">Its type.</param>
/// <param name="KmsKey">The key of its disk; null for the service's own.</param>
public sealed record RealTimeCapacity(string InstanceType, string? KmsKey) : Capacity
{
    /// <inheritdoc/>
    public override string Word => "realtime";

    internal override string[] Parts => [Word, InstanceType, KmsKey ?? ""];
}

/// <summary>When an endpoint ends by itself.</summary>
/// <param name="At">The time; the scheduler takes whole seconds.</param>
/// <param name="Role">The ARN of the role with which the scheduler ends it.</param>
public sealed record PlannedEnd(DateTimeOffset At, string Role);

/// <summary>An endpoint.</summary>
/// <param name="Model">What it serves.</param>
/// <param name="Capacity">What answers.</param>
/// <param name="End">When it ends by itself; null for never.</param>
public sealed record EndpointPlan(ModelPlan Model, Capacity Capacity, PlannedEnd? End)
{
    /// <summary>The name of the endpoint, and of its configuration: the same for the same model and capacity.</summary>
    public string Name => ResourceNames.Of(Model.Study, Capacity.Word, [Model.Name, .. Capacity.Parts]);
}
