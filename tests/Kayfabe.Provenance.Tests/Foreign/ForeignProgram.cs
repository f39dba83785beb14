using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Kayfabe.Provenance.Tests.Foreign;

/// <summary>Programs of others that verify what is signed here.</summary>
internal static class ForeignProgram
{
    /// <summary>The folder of npm's packages; null where the tests have none.</summary>
    public static string? NodeModules { get; } =
        Environment.GetEnvironmentVariable("KAYFABE_NODE_MODULES") is { Length: > 0 } folder ? folder : null;

    /// <summary>Whether there is a program, and it ends well with these arguments.</summary>
    public static bool Works(string program, params string[] arguments)
    {
        try
        {
            return Run(program, arguments).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and all that it printed.</returns>
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (NodeModules is not null)
            start.Environment["NODE_PATH"] = NodeModules;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>The path of a script beside this file.</summary>
    public static string Script(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, name);
}
