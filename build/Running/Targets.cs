using System.Collections.Concurrent;
using System.Reflection;
using Cake.Frosting;

namespace Kayfabe.Build.Running;

/// <summary>The targets of this program: its task classes, as their attributes describe them.</summary>
public static class Targets
{
    private static readonly ConcurrentDictionary<Type, Type[]> s_dependencies = new();

    /// <summary>The names of all targets, ordinal.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Types.Select(NameOf).Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> Types =>
        typeof(Targets).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IFrostingTask)));

    /// <summary>The stages that a target needs, in an order in which they can run.</summary>
    public static IReadOnlyList<Type> StagesOf(string target)
    {
        var order = new List<Type>();
        var seen = new HashSet<Type>();
        if (Find(target) is { } task)
            Visit(task);
        return order;

        void Visit(Type type)
        {
            if (!seen.Add(type))
                return;
            foreach (var dependency in DependenciesOf(type))
                Visit(dependency);
            if (type.IsAssignableTo(typeof(IStage)))
                order.Add(type);
        }
    }

    /// <summary>The stages that a stage names in <c>[IsDependentOn]</c>.</summary>
    public static IEnumerable<Type> StagesBefore(Type stage) =>
        DependenciesOf(stage).Where(task => task.IsAssignableTo(typeof(IStage)));

    /// <summary>The target of a name, in any case.</summary>
    /// <returns>Null where there is none.</returns>
    public static Type? Find(string name)
    {
        foreach (var type in Types)
        {
            if (string.Equals(NameOf(type), name, StringComparison.OrdinalIgnoreCase))
                return type;
        }
        return null;
    }

    /// <summary>Whether a setting can change what a target makes: it is a stage, or needs one.</summary>
    public static bool UsesSettings(Type target) =>
        target.IsAssignableTo(typeof(IStage)) || DependenciesOf(target).Any(UsesSettings)
        || target.GetCustomAttribute<UsesAttribute>()?.Names.Contains("set") == true;

    /// <summary>Whether a target reads an option: one of stages, or what <see cref="UsesAttribute"/> says.</summary>
    public static bool Uses(Type target, string option) =>
        (option is "study" or "mirror" or "cache-dir" or "remote" && UsesSettings(target))
        || (option is "sign" && target.IsAssignableTo(typeof(IStage))
            && ((IStage)Activator.CreateInstance(target)!).IsPublished)
        || UsesItself(target, option) || StagesOf(NameOf(target)).Any(stage => UsesItself(stage, option));

    private static bool UsesItself(Type target, string option) =>
        target.GetCustomAttribute<UsesAttribute>()?.Names.Contains(option) == true;

    /// <summary>Whether a target tries several values of a setting: <see cref="SweepsSettingsAttribute"/>.</summary>
    public static bool SweepsSettings(string target) =>
        Find(target) is { } type && type.IsDefined(typeof(SweepsSettingsAttribute), inherit: false);

    /// <summary>The name of a target.</summary>
    public static string NameOf(Type type) => type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name;

    private static Type[] DependenciesOf(Type target) => s_dependencies.GetOrAdd(
        target, static type =>
            [.. type.GetCustomAttributes<IsDependentOnAttribute>().Select(attribute => attribute.Task)]);
}
