using System.Reflection;
using Cake.Core;
using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Hosting;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Kayfabe.Build;

/// <summary>A command line from its words to its exit code.</summary>
public static class BuildHost
{
    /// <summary>Shows or builds what the words ask for.</summary>
    /// <returns>0; 1 after an error, which was printed to standard error.</returns>
    public static int Run(IReadOnlyList<string> words)
    {
        Invocation invocation;
        try
        {
            invocation = Invocation.Parse(words);
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
        var host = new CakeHost()
            .UseContext<BuildContext>()
            .UseLifetime<Lifetime>()
            .ConfigureServices(services => services
                .AddSingleton(invocation)
                .AddSingleton<IConsole, HostConsole>()
                .AddSingleton<ICakeReportPrinter, StageBanner>());
        // Cake finds the targets of the program; in a test that is another one.
        var here = typeof(BuildHost).Assembly;
        return (Assembly.GetEntryAssembly() == here ? host : host.AddAssembly(here)).Run(invocation.ForCake);
    }

    // What is shown without a build.
    private static string? Shown(Invocation invocation) =>
        invocation.Has("help") ? Help.Text()
        : invocation.Has("version") ? About.Version()
        : invocation.Has("info") ? About.Info(new RunOptions(invocation).Paths())
        : null;
}
