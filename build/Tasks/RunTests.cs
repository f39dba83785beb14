using System.Diagnostics;
using Cake.Core;
using Cake.Frosting;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks;

/// <summary>Runs the tests; those that need what this machine lacks are skipped with the reason.</summary>
[TaskName("Test"), Uses("results")]
[TaskDescription("Build everything and run all tests.")]
public sealed class RunTests : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        // The dotnet that runs this: it may be the one that build.sh installed.
        var command = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "test", Path.Combine(context.Paths.Root, "Kayfabe.sln"), "--nologo" },
            WorkingDirectory = context.Paths.Root,
        };
        // They cost money: not even as skipped ones do they belong to a run that is free.
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KAYFABE_LIVE_AWS")))
        {
            foreach (var argument in (string[])["--filter", "Needs!=AWS"])
                command.ArgumentList.Add(argument);
        }
        if (context.Options.Results is { } results)
        {
            foreach (var argument in (string[])["--logger", "trx", "--results-directory", results])
                command.ArgumentList.Add(argument);
        }
        using var tests = Process.Start(command)!;
        tests.WaitForExit();
        if (tests.ExitCode != 0)
            throw new CakeException($"Tests failed (exit code {tests.ExitCode}): see above for their names.");
    }
}
