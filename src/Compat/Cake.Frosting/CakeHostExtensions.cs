using Cake.Core.IO;

namespace Cake.Frosting;

/// <summary>Configures a <see cref="CakeHost"/>; of several calls of one kind the last one counts.</summary>
public static class CakeHostExtensions
{
    /// <summary>Sets the type of the context.</summary>
    public static CakeHost UseContext<TContext>(this CakeHost host)
        where TContext : class, IFrostingContext => host.Use<TContext>(typeof(IFrostingContext));

    /// <summary>Runs code before the first task and after the last.</summary>
    public static CakeHost UseLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingLifetime =>
        host.Use<TLifetime>(typeof(IFrostingLifetime))
            .Forward<IFrostingLifetime>(typeof(IFrostingSetup))
            .Forward<IFrostingLifetime>(typeof(IFrostingTeardown));

    /// <summary>Runs code before the first task.</summary>
    public static CakeHost UseSetup<TSetup>(this CakeHost host)
        where TSetup : class, IFrostingSetup => host.Use<TSetup>(typeof(IFrostingSetup));

    /// <summary>Runs code after the last task.</summary>
    public static CakeHost UseTeardown<TTeardown>(this CakeHost host)
        where TTeardown : class, IFrostingTeardown => host.Use<TTeardown>(typeof(IFrostingTeardown));

    /// <summary>Runs code before and after each task.</summary>
    public static CakeHost UseTaskLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingTaskLifetime =>
        host.Use<TLifetime>(typeof(IFrostingTaskLifetime))
            .Forward<IFrostingTaskLifetime>(typeof(IFrostingTaskSetup))
            .Forward<IFrostingTaskLifetime>(typeof(IFrostingTaskTeardown));

    /// <summary>Runs code before each task.</summary>
    public static CakeHost UseTaskSetup<TSetup>(this CakeHost host)
        where TSetup : class, IFrostingTaskSetup => host.Use<TSetup>(typeof(IFrostingTaskSetup));

    /// <summary>Runs code after each task.</summary>
    public static CakeHost UseTaskTeardown<TTeardown>(this CakeHost host)
        where TTeardown : class, IFrostingTaskTeardown => host.Use<TTeardown>(typeof(IFrostingTaskTeardown));

    /// <summary>
    /// Sets the working folder, absolute or relative to the current one; <c>--working</c> has precedence.
    /// </summary>
    public static CakeHost UseWorkingDirectory(this CakeHost host, DirectoryPath path)
    {
        host.WorkingDirectory = path;
        return host;
    }

    /// <summary>
    /// Sets one of Cake's settings, such as <c>Settings_NoReport</c>; <c>cake.config</c>, the environment
    /// (<c>CAKE_SETTINGS_NOREPORT</c>) and the command line have precedence.
    /// </summary>
    public static CakeHost UseCakeSetting(this CakeHost host, string key, string value)
    {
        host.Settings[key] = value;
        return host;
    }

    private static CakeHost Use<T>(this CakeHost host, Type service)
        where T : class
    {
        host.Services.Add(service, static services => services.Create(typeof(T)));
        return host;
    }

    private static CakeHost Forward<T>(this CakeHost host, Type part)
        where T : class
    {
        host.Services.Add(part, static services => services.Get<T>());
        return host;
    }
}
