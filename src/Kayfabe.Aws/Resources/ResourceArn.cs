namespace Kayfabe.Aws.Resources;

/// <summary>The name by which all services know a resource.</summary>
internal static class ResourceArn
{
    private static readonly (string Service, string Type, ResourceKind Kind)[] _types =
    [
        ("sagemaker", "endpoint/", ResourceKind.Endpoint),
        ("sagemaker", "endpoint-config/", ResourceKind.EndpointConfiguration),
        ("sagemaker", "model/", ResourceKind.Model),
        ("sagemaker", "training-job/", ResourceKind.TrainingJob),
        ("sagemaker", "transform-job/", ResourceKind.TransformJob),
        ("scheduler", "schedule-group/", ResourceKind.ScheduleGroup),
    ];

    /// <summary>Kind and name; null where it is of another kind.</summary>
    /// <param name="arn"><c>arn:partition:service:region:account:type/name</c>.</param>
    public static (ResourceKind Kind, string Name)? Parse(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
            return null;
        foreach (var (service, type, kind) in _types)
        {
            if (parts[2] == service && parts[5].StartsWith(type, StringComparison.Ordinal))
                return (kind, parts[5][type.Length..]);
        }
        return null;
    }
}
