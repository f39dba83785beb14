namespace Kayfabe.Aws.Resources;

/// <summary>What can exist in an account because of us.</summary>
public enum ResourceKind
{
    /// <summary>A schedule that ends an endpoint.</summary>
    Schedule,

    /// <summary>The group of a study's schedules: a schedule cannot have tags, its group can.</summary>
    ScheduleGroup,

    /// <summary>A training job.</summary>
    TrainingJob,

    /// <summary>A batch transform job.</summary>
    TransformJob,

    /// <summary>An endpoint.</summary>
    Endpoint,

    /// <summary>The configuration of an endpoint.</summary>
    EndpointConfiguration,

    /// <summary>A model: an image and an archive in a bucket.</summary>
    Model,

    /// <summary>Objects in a bucket.</summary>
    Objects,

    /// <summary>A bucket.</summary>
    Bucket,
}

/// <summary>The kinds as people and files read them.</summary>
public static class ResourceKinds
{
    /// <summary>A noun, singular.</summary>
    public static string Text(this ResourceKind kind) => kind switch
    {
        ResourceKind.Schedule => "schedule",
        ResourceKind.ScheduleGroup => "schedule group",
        ResourceKind.TrainingJob => "training job",
        ResourceKind.TransformJob => "transform job",
        ResourceKind.Endpoint => "endpoint",
        ResourceKind.EndpointConfiguration => "endpoint configuration",
        ResourceKind.Model => "model",
        ResourceKind.Objects => "objects",
        ResourceKind.Bucket => "bucket",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind of a noun; null for a noun that is none.</summary>
    public static ResourceKind? Find(string text)
    {
        foreach (var kind in Enum.GetValues<ResourceKind>())
        {
            if (kind.Text() == text)
                return kind;
        }
        return null;
    }
}
