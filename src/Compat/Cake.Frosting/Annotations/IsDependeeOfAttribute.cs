namespace Cake.Frosting;

/// <summary>The task runs before another one, which does not name it.</summary>
/// <param name="type">The task that runs afterwards.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>The task that runs afterwards.</summary>
    public Type Task { get; } = type;
}
