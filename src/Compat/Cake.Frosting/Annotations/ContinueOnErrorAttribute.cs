namespace Cake.Frosting;

/// <summary>The run goes on when the task throws.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContinueOnErrorAttribute : Attribute;
