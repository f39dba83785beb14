using System.Diagnostics;
using Cake.Core;
using Cake.Frosting;

namespace Kayfabe.Build.Tasks;

/// <summary>Runs the tests; what they need and this machine lacks, they skip with the reason.</summary>
[TaskName("Test")]
[TaskDescription("Build everything and run all tests.")]
public sealed class Test : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        // The very dotnet that runs this: it may be the one that build.sh installed.
        using var tests = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "test", Path.Combine(context.Paths.Root, "Kayfabe.sln"), "--nologo" },
            WorkingDirectory = context.Paths.Root,
        })!;
        tests.WaitForExit();
        if (tests.ExitCode != 0)
            throw new CakeException($"Tests failed (exit code {tests.ExitCode}): their names are above.");
    }
}
