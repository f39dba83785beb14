using System.Diagnostics;

namespace Kayfabe.Scripts.Tests;

/// <summary>Starts scripts and programs.</summary>
internal static class Shell
{
    /// <summary>The scripts that must do the same.</summary>
    public static readonly string[] Scripts = ["build.sh", "build.ps1"];

    /// <summary>Both scripts, for a theory.</summary>
    public static TheoryData<string> Both => [.. Scripts];

    /// <summary>Starts a script in the environment, and in no other: as <c>env -i</c> does.</summary>
    /// <param name="script">Its path, from the folder.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">All variables.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="with">A program, with its arguments, that starts it.</param>
    public static RunningScript Start(
        string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string folder,
        params string[] with)
    {
        string[] command = script.EndsWith(".ps1", StringComparison.Ordinal)
            ? [.. with, DotnetProgram, Repository.PowerShell, "-NoProfile", "-NonInteractive", "-File", script, .. arguments]
            : [.. with, Find("bash")!, script, .. arguments];
        return Start(command, environment, folder);
    }

    /// <summary>Starts a program in the environment, and in no other.</summary>
    public static RunningScript Start(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RunningScript(Process.Start(start)!);
    }

    /// <summary>The dotnet that runs these tests.</summary>
    public static string DotnetProgram => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Find("dotnet")!;

    /// <summary>Runs a program of this machine, which must succeed.</summary>
    public static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Where a program of this machine is; null where it is not.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Whether a process is there, and not only its record.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether a process ends, which may take it a moment.</summary>
    public static bool Ends(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WaitForExit(TimeSpan.FromSeconds(30));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <summary>Ends a process at once, and nothing that it started.</summary>
    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It ended by itself.
        }
    }
}
