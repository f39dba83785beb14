using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>Turns task classes into the tasks of Cake's engine.</summary>
internal sealed class TaskRegistration(Services services)
{
    private readonly ICakeEngine engine = services.Get<ICakeEngine>();
    private readonly ICakeLog log = services.Get<ICakeLog>();
    private readonly IFrostingContext context = services.Get<IFrostingContext>();

    public void RegisterAll(IEnumerable<Assembly> assemblies)
    {
        foreach (var make in services.Tasks)
        {
            var task = (IFrostingTask)make(services);
            Register(task, task.GetType());
        }
        foreach (var assembly in assemblies)
            foreach (var type in assembly.GetExportedTypes())
                if (type.IsClass && !type.IsAbstract && typeof(IFrostingTask).IsAssignableFrom(type))
                    Register((IFrostingTask)services.Create(type), type);
        RegisterLifetimes();
    }

    private void RegisterLifetimes()
    {
        if (services.GetService(typeof(IFrostingSetup)) is IFrostingSetup setup)
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        if (services.GetService(typeof(IFrostingTeardown)) is IFrostingTeardown teardown)
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        if (services.GetService(typeof(IFrostingTaskSetup)) is IFrostingTaskSetup taskSetup)
            engine.RegisterTaskSetupAction(info => taskSetup.Setup(context, info));
        if (services.GetService(typeof(IFrostingTaskTeardown)) is IFrostingTaskTeardown taskTeardown)
            engine.RegisterTaskTeardownAction(info => taskTeardown.Teardown(context, info));
    }

    private void Register(IFrostingTask task, Type type)
    {
        var name = NameOf(type);
        log.Debug("Registering task: {0}", name);
        var overrides = new TaskOverrides(type);
        if (!overrides.ContextType.IsInstanceOfType(context))
        {
            log.Warning(
                "Task cannot be used since the context isn't convertible to {0}.", overrides.ContextType.FullName!);
            return;
        }

        var builder = engine.RegisterTask(name);
        if (overrides.Run)
            builder.Does((Func<ICakeContext, Task>)task.RunAsync);
        if (overrides.ShouldRun)
            builder.WithCriteria(task.ShouldRun);
        if (overrides.OnError)
            builder.OnError(exception => task.OnError(exception, context));
        if (overrides.Finally)
            builder.Finally(() => task.Finally(context));
        foreach (var attribute in Attribute.GetCustomAttributes(type))
            Apply(attribute, builder);
    }

    private static void Apply(Attribute attribute, CakeTaskBuilder builder)
    {
        switch (attribute)
        {
            case TaskDescriptionAttribute description:
                builder.Description(description.Description);
                break;
            case ContinueOnErrorAttribute:
                builder.ContinueOnError();
                break;
            case IsDependentOnAttribute dependency:
                builder.IsDependentOn(NameOf(dependency.Task, "dependency"));
                break;
            case IsDependeeOfAttribute dependee:
                builder.IsDependeeOf(NameOf(dependee.Task, "reverse dependency"));
                break;
            default:
                break;
        }
    }

    private static string NameOf(Type task, string role) =>
        typeof(IFrostingTask).IsAssignableFrom(task)
            ? NameOf(task)
            : throw new FrostingException($"The {role} '{NameOf(task)}' is not a valid task.");

    private static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;
}
