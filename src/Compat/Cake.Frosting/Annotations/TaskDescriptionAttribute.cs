namespace Cake.Frosting;

/// <summary>Describes a task, as <c>--description</c> lists it.</summary>
/// <param name="description">One sentence.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>The task's description.</summary>
    public string Description { get; } = description;
}
