using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>
/// Takes over registrations made in .NET's own form. A class of its own, so that its assembly is loaded only by a host
/// that uses it.
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
