namespace Cake.Frosting.Internal;

/// <summary>
/// Which methods of <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/> a task overrides.
/// </summary>
/// <remarks>
/// This matters: a task without a Run method only groups its dependencies, and one with OnError does not stop the run.
/// </remarks>
internal sealed class TaskOverrides
{
    private readonly Type task;
    private readonly Type origin;

    public TaskOverrides(Type task)
    {
        this.task = task;
        for (var type = task.BaseType; type is not null; type = type.BaseType)
            if (type.IsGenericType && IsFrostingTask(type.GetGenericTypeDefinition()))
            {
                origin = type;
                return;
            }

        throw new InvalidOperationException(
            $"The task '{task}' derives from neither {nameof(FrostingTask)} nor {nameof(AsyncFrostingTask)}.");
    }

    public Type ContextType => origin.GenericTypeArguments[0];

    public bool Run => Overrides("Run", ContextType) || Overrides("RunAsync", ContextType);

    public bool ShouldRun => Overrides("ShouldRun", ContextType);

    public bool OnError => Overrides("OnError", typeof(Exception), ContextType);

    public bool Finally => Overrides("Finally", ContextType);

    private static bool IsFrostingTask(Type type) =>
        type == typeof(FrostingTask<>) || type == typeof(AsyncFrostingTask<>);

    private bool Overrides(string method, params Type[] parameters) =>
        task.GetMethod(method, parameters) is { } found
        && found.DeclaringType != origin
        && found.GetBaseDefinition().DeclaringType == origin;
}
