namespace Kayfabe.Aws.Resources;

/// <summary>What a teardown does with a resource.</summary>
public enum TeardownStep
{
    /// <summary>A job that runs is stopped.</summary>
    Stop,

    /// <summary>It is removed.</summary>
    Remove,

    /// <summary>It could not be removed now, or something needs it that could not.</summary>
    Keep,

    /// <summary>Nothing is to do: it ends by itself, or is a record that costs nothing.</summary>
    Nothing,
}

/// <summary>A resource and what is done with it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Step">What is done.</param>
/// <param name="Why">Why it is kept, waited for, or nothing is to do; a clause, or empty.</param>
public sealed record PlannedStep(FoundResource Resource, TeardownStep Step, string Why);

/// <summary>
/// What a teardown does, in its order: jobs are stopped, then endpoints removed, their configurations, their models,
/// and at last the schedules, which end an endpoint if everything else fails.
/// </summary>
public sealed record TeardownPlan(IReadOnlyList<PlannedStep> Steps)
{
    private static readonly ResourceKind[] _order =
    [
        ResourceKind.TrainingJob, ResourceKind.TransformJob, ResourceKind.Endpoint, ResourceKind.EndpointConfiguration,
        ResourceKind.Model, ResourceKind.Schedule, ResourceKind.ScheduleGroup,
    ];

    /// <summary>How many resources are stopped or removed.</summary>
    public int Changes => Steps.Count(step => step.Step is TeardownStep.Stop or TeardownStep.Remove);

    /// <summary>The plan for what was found.</summary>
    public static TeardownPlan Of(IReadOnlyList<FoundResource> found) => new(
    [
        .. _order.SelectMany(kind => found.Where(resource => resource.Kind == kind)
            .OrderBy(resource => resource.Name, StringComparer.Ordinal).Select(StepOf)),
    ]);

    private static PlannedStep StepOf(FoundResource resource) => resource switch
    {
        { State: ResourceState.Running } => new(resource, TeardownStep.Stop, "and wait until it is over"),
        { State: ResourceState.Over } => new(resource, TeardownStep.Nothing, "a record that costs nothing"),
        { State: ResourceState.Changing } => new(
            resource, TeardownStep.Remove, $"it is {resource.Status}: it is waited for, and then removed"),
        // The end of an endpoint is waited for, since its configuration must stay until then.
        { State: ResourceState.Ending, Kind: not ResourceKind.Endpoint } => new(
            resource, TeardownStep.Nothing, $"it is {resource.Status} already"),
        _ => new(resource, TeardownStep.Remove, ""),
    };

    /// <summary>What must stay where this one does.</summary>
    internal static IEnumerable<(ResourceKind Kind, string Name)> NeededBy(FoundResource resource) =>
        resource.Kind switch
        {
            ResourceKind.Endpoint =>
            [
                .. resource.Uses.Select(name => (ResourceKind.EndpointConfiguration, name)),
                (ResourceKind.Schedule, resource.Name),
            ],
            ResourceKind.EndpointConfiguration => resource.Uses.Select(name => (ResourceKind.Model, name)),
            ResourceKind.Schedule => [(ResourceKind.ScheduleGroup, resource.Group)],
            _ => [],
        };
}
