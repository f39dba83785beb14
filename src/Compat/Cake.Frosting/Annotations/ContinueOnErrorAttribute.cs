namespace Cake.Frosting;

/// <summary>The run continues when the task fails.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContinueOnErrorAttribute : Attribute;
