using System.Reflection;
using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Runs the tasks of the program.</summary>
/// <remarks>
/// All public task classes of the entry assembly, and of added ones, are registered. Tasks, contexts and lifetimes are
/// created once per run; their constructors may have Cake's services as parameters.
/// </remarks>
public sealed class CakeHost
{
    private readonly List<Assembly> assemblies = Assembly.GetEntryAssembly() is { } entry ? [entry] : [];

    internal Services Services { get; } = Defaults.Register(new Services());

    internal Dictionary<string, string> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal DirectoryPath? WorkingDirectory { get; set; }

    /// <summary>Adds the tasks of another assembly.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        assemblies.Add(assembly);
        return this;
    }

    /// <summary>
    /// Registers services, to replace Cake's own or for the constructors of tasks, contexts and lifetimes. Each lives
    /// as long as the run; of several of one type the last one counts.
    /// </summary>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        ServiceAdapter.Configure(Services, services);
        return this;
    }

    /// <summary>Runs the targets of the command line; <c>--help</c> lists the options.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>
    /// 0; 1 after an error, which was printed to standard error; -1 for an invalid command line.
    /// </returns>
    public int Run(IEnumerable<string> args)
    {
        CommandLine commandLine;
        try
        {
            commandLine = CommandLine.Parse(args);
        }
        catch (FormatException fault)
        {
            Services.Get<IConsole>().WriteErrorLine("{0}", $"Error: {fault.Message}");
            return -1;
        }

        Services.Add(typeof(ICakeArguments), _ => commandLine.Arguments);
        Services.Add(typeof(ICakeConfiguration), services => Configuration.Read(services, Settings));
        if (commandLine.Shows is { } show)
        {
            show(Services.Get<IConsole>());
            return 0;
        }

        try
        {
            RunTargets(commandLine);
            return 0;
        }
#pragma warning disable CA1031 // Any exception of a task ends the run with its message and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Services.Get<ICakeLog>().LogException(exception);
        }
    }

    private void RunTargets(CommandLine commandLine)
    {
        var log = Services.Get<ICakeLog>();
        log.Verbosity = commandLine.Verbosity ?? Verbosity.Normal;
        EnterWorkingDirectory(commandLine.WorkingDirectory ?? WorkingDirectory);
        log.Verbosity = Services.Get<ICakeConfiguration>().GetVerbosity(commandLine.Verbosity, Verbosity.Normal);

        var host = commandLine.CreateHost(Services);
        new TaskRegistration(Services).RegisterAll(assemblies);
        if (commandLine.Exclusive)
            host.Settings.UseExclusiveTarget();
        host.RunTargets(commandLine.Targets);
    }

    private void EnterWorkingDirectory(DirectoryPath? path)
    {
        if (path is null)
            return;
        var environment = Services.Get<ICakeEnvironment>();
        var directory = path.MakeAbsolute(environment);
        if (!Services.Get<IFileSystem>().Exist(directory))
            throw new FrostingException($"The working directory '{directory.FullPath}' does not exist.");
        environment.WorkingDirectory = directory;
    }
}
