using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.Scripting;

namespace Cake.Frosting.Internal;

/// <summary>The hosts for a run, a dry run, a tree and a list of tasks; all but the list are Cake's own.</summary>
internal static class Hosts
{
    public static IScriptHost Build(Services services) => new BuildScriptHost<IFrostingContext>(
        services.Get<ICakeEngine>(),
        services.Get<IExecutionStrategy>(),
        services.Get<IFrostingContext>(),
        services.Get<ICakeReportPrinter>(),
        services.Get<ICakeConfiguration>(),
        services.Get<ICakeLog>());

    public static IScriptHost DryRun(Services services) => new DryRunScriptHost<IFrostingContext>(
        services.Get<ICakeEngine>(), services.Get<IFrostingContext>(), services.Get<ICakeLog>());

    public static IScriptHost Tree(Services services) => new TreeScriptHost(
        services.Get<ICakeEngine>(), services.Get<IFrostingContext>(), services.Get<IConsole>());

    public static IScriptHost Description(Services services) => new DescriptionHost(
        services.Get<ICakeEngine>(), services.Get<IFrostingContext>(), services.Get<IConsole>());
}
