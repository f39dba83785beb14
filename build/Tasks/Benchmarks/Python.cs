using System.Diagnostics;
using System.Globalization;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>Python beside us, where it has the packages: what the field uses for the same work.</summary>
public static class Python
{
    /// <summary>Runs a script of this folder.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="packages">What it imports.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The number of seconds that it prints; null where Python or a package is missing.</returns>
    public static Timed? Run(string script, string packages, params IEnumerable<string> arguments)
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3"])
        {
            try
            {
                Timed.Run(new ProcessStartInfo(python) { ArgumentList = { "-c", $"import {packages}" } });
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                continue; // No such Python, or one without the packages.
            }
            var command = new ProcessStartInfo(python) { ArgumentList = { "-c", Source(script) } };
            foreach (var argument in arguments)
                command.ArgumentList.Add(argument);
            var run = Timed.Run(command);
            return run with { Seconds = double.Parse(run.Output.Trim(), CultureInfo.InvariantCulture) };
        }
        return null;
    }

    private static string Source(string script)
    {
        using var stream = typeof(Python).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
