using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Frosting.Internal;

/// <summary>Cake's own services.</summary>
internal static class Defaults
{
    public static Services Register(Services services)
    {
        services.Add(typeof(ICakeContext), s => new LazyContext(s));
        services.Add(typeof(IFrostingContext), s => s.Get<FrostingContext>());
        services.Add(typeof(FrostingContext), s => new FrostingContext(s.Get<ICakeContext>()));

        services.Add(typeof(IConsole), s => new CakeConsole(s.Get<ICakeEnvironment>()));
        services.Add(typeof(ICakeLog), s => new ConsoleLog(s.Get<IConsole>()));
        services.Add(typeof(ICakeReportPrinter), s => new CakeReportPrinter(s.Get<IConsole>(), s.Get<ICakeContext>()));

        services.Add(typeof(ICakeDataService), _ => new CakeDataService());
        services.Add(typeof(ICakeEngine), s => new CakeEngine(s.Get<ICakeDataService>(), s.Get<ICakeLog>()));
        services.Add(
            typeof(IExecutionStrategy),
            s => new DefaultExecutionStrategy(s.Get<ICakeLog>(), s.Get<ICakeReportPrinter>()));

        services.Add(typeof(ICakePlatform), _ => new CakePlatform());
        services.Add(typeof(ICakeRuntime), _ => new CakeRuntime());
        services.Add(
            typeof(ICakeEnvironment), s => new CakeEnvironment(s.Get<ICakePlatform>(), s.Get<ICakeRuntime>()));
        services.Add(typeof(IFileSystem), _ => new FileSystem());
        services.Add(typeof(IGlobber), s => new Globber(s.Get<IFileSystem>(), s.Get<ICakeEnvironment>()));
        services.Add(typeof(IRegistry), _ => new WindowsRegistry());
        services.Add(typeof(IProcessRunner), s => new ProcessRunner(
            s.Get<IFileSystem>(),
            s.Get<ICakeEnvironment>(),
            s.Get<ICakeLog>(),
            s.Get<IToolLocator>(),
            s.Get<ICakeConfiguration>()));
        AddTools(services);
        return services;
    }

    private static void AddTools(Services services)
    {
        services.Add(typeof(IToolRepository), s => new ToolRepository(s.Get<ICakeEnvironment>()));
        services.Add(typeof(IToolResolutionStrategy), s => new ToolResolutionStrategy(
            s.Get<IFileSystem>(),
            s.Get<ICakeEnvironment>(),
            s.Get<IGlobber>(),
            s.Get<ICakeConfiguration>(),
            s.Get<ICakeLog>()));
        services.Add(typeof(IToolLocator), s => new ToolLocator(
            s.Get<ICakeEnvironment>(), s.Get<IToolRepository>(), s.Get<IToolResolutionStrategy>()));
        services.Add(typeof(IToolInstaller), s => new ToolInstaller(
            s.Get<ICakeEnvironment>(), s.Get<IToolLocator>(), s.Get<ICakeConfiguration>(), s.Get<ICakeLog>(), []));
    }
}
