using System.Reflection;
using Cake.Frosting;

namespace Kayfabe.Build.Hosting;

/// <summary>The targets of this host.</summary>
public static class Targets
{
    /// <summary>The names of all targets, ordinal.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Types.Select(NameOf).Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> Types =>
        typeof(Targets).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IFrostingTask)));

    /// <summary>The stages that a target needs, in an order in which they can run.</summary>
    public static IReadOnlyList<Type> StagesOf(string target)
    {
        var order = new List<Type>();
        if (Types.FirstOrDefault(type => string.Equals(NameOf(type), target, StringComparison.OrdinalIgnoreCase)) is { } task)
            Visit(task);
        return order;

        void Visit(Type type)
        {
            foreach (var dependency in type.GetCustomAttributes<IsDependentOnAttribute>())
                Visit(dependency.Task);
            if (type.IsAssignableTo(typeof(IStage)) && !order.Contains(type))
                order.Add(type);
        }
    }

    private static string NameOf(Type type) => type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name;
}
