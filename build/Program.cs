using Cake.Core;
using Cake.Frosting;
using Kayfabe.Build;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Hosting;
using Kayfabe.Build.Terminal;
using Kayfabe.Study;
using Microsoft.Extensions.DependencyInjection;

Output.Take();
return Output.CodeOf(Run(args));

static int Run(string[] args)
{
    Invocation invocation;
    try
    {
        invocation = Invocation.Parse(args);
        if (Shown(invocation) is { } text)
        {
            Console.Out.Write(text);
            return 0;
        }
    }
    catch (InputException e)
    {
        foreach (var fault in e.Faults)
            Console.Error.WriteLine($"Error: {fault}");
        return 1;
    }
    return new CakeHost()
        .UseContext<BuildContext>()
        .UseLifetime<Lifetime>()
        .ConfigureServices(services => services
            .AddSingleton(invocation)
            .AddSingleton<IConsole, HostConsole>()
            .AddSingleton<ICakeReportPrinter, StageBanner>())
        .Run(invocation.ForCake);
}

// What is shown without a build.
static string? Shown(Invocation invocation) =>
    invocation.Has("help") ? Help.Text()
    : invocation.Has("version") ? About.Version()
    : invocation.Has("info") ? About.Info(new RunOptions(invocation).Paths())
    : null;
