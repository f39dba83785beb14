using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>
/// Adds the registrations of an <see cref="IServiceCollection"/>. A class of its own, so that only a host that uses it
/// loads that assembly.
/// </summary>
internal static class ServiceAdapter
{
    public static void Configure(Services services, Action<IServiceCollection> configure)
    {
        var collection = new ServiceCollection();
        configure(collection);
        foreach (var descriptor in collection)
        {
            if (descriptor.ServiceType == typeof(IFrostingTask))
                services.Tasks.Add(MakerOf(descriptor));
            else
                services.Add(descriptor.ServiceType, MakerOf(descriptor));
        }
    }

    private static Func<Services, object> MakerOf(ServiceDescriptor descriptor) => descriptor switch
    {
        { ImplementationInstance: { } instance } => _ => instance,
        { ImplementationFactory: { } make } => services => make(services),
        _ => services => services.Create(descriptor.ImplementationType!),
    };
}
