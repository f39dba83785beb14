using System.Diagnostics;

namespace Kayfabe.Xgboost.Tests;

/// <summary>Debian's Python, whose xgboost package uses the same native library.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Skips the test where that Python, or a module that it needs, is missing.</summary>
    public static void Requires(string module)
    {
        Assert.SkipUnless(File.Exists(Interpreter), $"There is no {Interpreter}.");
        Assert.SkipWhen(Run($"import {module}").ExitCode != 0, $"{Interpreter} has no module {module}.");
    }

    /// <summary>What the program prints.</summary>
    public static string Output(string program, params string[] arguments)
    {
        var (exitCode, output, error) = Run(program, arguments);
        Assert.True(exitCode == 0, error);
        return output;
    }

    private static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Interpreter, ["-c", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
