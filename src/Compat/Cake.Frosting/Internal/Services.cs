namespace Cake.Frosting.Internal;

/// <summary>
/// The services of one run, each created at its first use. A few types wired by hand start in a fraction of the time
/// of a container.
/// </summary>
internal sealed class Services : IServiceProvider
{
    private readonly Dictionary<Type, Func<Services, object>> makers = [];
    private readonly Dictionary<Type, object> made = [];

    /// <summary>The tasks registered as services; the tasks of assemblies follow them.</summary>
    public List<Func<Services, object>> Tasks { get; } = [];

    public void Add(Type service, Func<Services, object> make) => makers[service] = make;

    public T Get<T>()
        where T : class =>
        GetService(typeof(T)) as T
        ?? throw new InvalidOperationException($"No service for type '{typeof(T)}' has been registered.");

    public object? GetService(Type serviceType)
    {
        if (made.TryGetValue(serviceType, out var service))
            return service;
        if (!makers.TryGetValue(serviceType, out var make))
            return serviceType == typeof(IServiceProvider) ? this : null;
        return made[serviceType] = make(this);
    }

    /// <summary>Creates an object, with services as the arguments of its longest constructor.</summary>
    public object Create(Type type)
    {
        var constructors = type.GetConstructors();
        var constructor = constructors.Length == 1
            ? constructors[0]
            : constructors.MaxBy(candidate => candidate.GetParameters().Length)
                ?? throw new InvalidOperationException($"'{type}' has no public constructor.");
        var parameters = constructor.GetParameters();
        var arguments = new object[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = GetService(parameters[i].ParameterType) ?? throw new InvalidOperationException(
                $"Unable to resolve service for type '{parameters[i].ParameterType}' "
                + $"while attempting to activate '{type}'.");
        return constructor.Invoke(System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}
