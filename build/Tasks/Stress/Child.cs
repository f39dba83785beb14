using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>This very host at work in a process of its own.</summary>
internal sealed partial class Child : IDisposable
{
    // Far longer than any build of so small a study takes, also beside seven others on a busy machine.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    // What a user may have set for other builds.
    private static readonly string[] s_notInherited =
        ["CI", "GITHUB_ACTIONS", "KAYFABE_BUILDER", "KAYFABE_MIRROR", "KAYFABE_REMOTE"];

    private readonly Process _process;
    private readonly Task<string> _output, _error;

    private Child(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it.</summary>
    /// <param name="dotnet">The program <c>dotnet</c>.</param>
    /// <param name="project">Where it works.</param>
    /// <param name="options">The command line.</param>
    public static Child Start(string dotnet, SmallProject project, params IReadOnlyList<string> options)
    {
        var start = new ProcessStartInfo(dotnet)
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Build.dll") },
            WorkingDirectory = project.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var option in (string[])[.. StudyFor(options), .. options])
            start.ArgumentList.Add(option);
        foreach (var name in s_notInherited)
            start.Environment.Remove(name);
        start.Environment["KAYFABE_ROOT"] = project.Root;
        start.Environment["KAYFABE_CACHE"] = project.Paths.Cache;
        // As build.sh does it.
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new Child(Process.Start(start)!);
    }

    // For the targets that are about a study.
    private static string[] StudyFor(IEnumerable<string> options)
    {
        const string Target = "--target=";
        var target = options.FirstOrDefault(option => option.StartsWith(Target, StringComparison.Ordinal));
        return Targets.Uses(Targets.Find(target?[Target.Length..] ?? Options.DefaultTarget)!, "study")
            ? [$"--study={SmallProject.Study}"] : [];
    }

    /// <summary>Waits until it ends, or a time has passed.</summary>
    /// <returns>Whether it ended.</returns>
    public bool Wait(TimeSpan time) => _process.WaitForExit(time);

    /// <summary>Ends it as <c>kill -9</c> does: it can tidy up nothing.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public ChildResult Finish()
    {
        var ended = _process.WaitForExit(s_patience);
        if (!ended)
            Kill();
        _process.WaitForExit();
        return new ChildResult(ended ? _process.ExitCode : null, _output.Result, _error.Result);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}

/// <summary>A host that ended.</summary>
/// <param name="ExitCode">Its exit code; null where it did not end in time.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed partial record ChildResult(int? ExitCode, string Output, string Error)
{
    /// <summary>Whether it failed as a user's mistake or a broken disk may: with an explanation.</summary>
    public bool IsExplained => ExitCode == 1 && Error.Contains("Error: ", StringComparison.Ordinal)
        && !StackTrace().IsMatch(Output + Error);

    /// <summary>How many stages ran.</summary>
    public int Ran => Count().Match(Output) is { Success: true } count
        ? int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Help.Script}: {(ExitCode is { } code ? $"exit code {code}" : "it did not end")}\n{Output}{Error}";

    [GeneratedRegex(@"^ +at \w|Unhandled exception", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StackTrace();

    // The last line of the run table: stress: 3 hit, 16 ran in 0.92 s.
    [GeneratedRegex($@"^{SmallProject.Study}: .*?([0-9]+) ran", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
