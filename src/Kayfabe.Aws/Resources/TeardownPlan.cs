namespace Kayfabe.Aws.Resources;

/// <summary>What a teardown does with a resource.</summary>
public enum TeardownStep
{
    /// <summary>A job that runs is stopped.</summary>
    Stop,

    /// <summary>It is removed.</summary>
    Remove,

    /// <summary>It cannot be removed now, or something needs it that cannot.</summary>
    Keep,

    /// <summary>Nothing is to do: it ends by itself, or is a record that costs nothing.</summary>
    Nothing,
}

/// <summary>A resource and what is done with it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Step">What is done.</param>
/// <param name="Why">Why it is kept, or nothing is to do; a clause, empty for what is removed.</param>
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
    public static TeardownPlan Of(IReadOnlyList<FoundResource> found)
    {
        var steps = new List<PlannedStep>();
        var kept = new HashSet<(ResourceKind, string)>();
        foreach (var kind in _order)
        {
            foreach (var resource in found.Where(one => one.Kind == kind).OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                var (step, why) = StepOf(resource, kept);
                steps.Add(new PlannedStep(resource, step, why));
                if (step == TeardownStep.Keep)
                    kept.UnionWith(NeededBy(resource));
            }
        }
        return new TeardownPlan(steps);
    }

    private static (TeardownStep Step, string Why) StepOf(
        FoundResource resource, HashSet<(ResourceKind, string)> kept) => resource switch
        {
            { State: ResourceState.Running } => (TeardownStep.Stop, ""),
            { State: ResourceState.Over } => (TeardownStep.Nothing, "a record that costs nothing"),
            { State: ResourceState.Changing } => (TeardownStep.Keep,
                $"it is {resource.Status}, and cannot be removed meanwhile: run the same command again later"),
            // Its configuration must stay until it is gone.
            { State: ResourceState.Ending, Kind: ResourceKind.Endpoint } =>
                (TeardownStep.Remove, ""),
            { State: ResourceState.Ending } => (TeardownStep.Nothing, $"it is {resource.Status} already"),
            _ when kept.Contains((resource.Kind, resource.Name)) =>
                (TeardownStep.Keep, "an endpoint that cannot be removed yet needs it"),
            _ => (TeardownStep.Remove, ""),
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
