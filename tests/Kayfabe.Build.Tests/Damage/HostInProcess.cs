using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Damage;

/// <summary>
/// Runs the whole host in this process, where a run takes tens of milliseconds: for tests of hundreds of runs, which no
/// other test may run beside, since the console and the environment are the process's own.
/// </summary>
internal static class HostInProcess
{
    /// <summary>Far longer than any run takes.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The collection of tests that run alone.</summary>
    public const string Alone = "alone in the process";

    /// <summary>Runs to the end, or until patience ends.</summary>
    /// <param name="checkout">Where.</param>
    /// <param name="rescue">Lets a run that hangs end.</param>
    /// <param name="target">What to make.</param>
    /// <returns>The run, and whether it hung.</returns>
    public static (HostRun Run, bool Hung) Run(Checkout checkout, Action rescue, string target = Options.DefaultTarget)
    {
        var (@out, error) = (Console.Out, Console.Error);
        var root = Environment.GetEnvironmentVariable("KAYFABE_ROOT");
        using var printed = new StringWriter();
        using var warned = new StringWriter();
        try
        {
            Console.SetOut(printed);
            Console.SetError(warned);
            Environment.SetEnvironmentVariable("KAYFABE_ROOT", checkout.Root);
            var run = Task.Run(
                () => BuildHost.Run(
                    [$"--study={Checkout.Study}", $"--cache-dir={checkout.Cache}", $"--target={target}"]));
            var hung = !run.Wait(s_patience);
            while (!run.Wait(TimeSpan.FromMilliseconds(hung ? 10 : 0)))
                rescue();
            return (new HostRun(checkout, run.Result, printed.ToString(), warned.ToString()), hung);
        }
        finally
        {
            Console.SetOut(@out);
            Console.SetError(error);
            Environment.SetEnvironmentVariable("KAYFABE_ROOT", root);
        }
    }
}

/// <summary>See <see cref="HostInProcess.Alone"/>.</summary>
[CollectionDefinition(HostInProcess.Alone, DisableParallelization = true)]
public sealed class AloneInTheProcess;
