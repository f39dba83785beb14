using System.Diagnostics;
using System.Text;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Runs the real host, the Build.dll beside these tests, as a process of its own.</summary>
internal static class Host
{
    /// <summary>
    /// Far longer than any run takes, on a busy machine too: a run that hangs must not hang the tests.
    /// </summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>The folder of the host that is tested.</summary>
    public static string Folder => AppContext.BaseDirectory;

    /// <summary>Runs to the end.</summary>
    public static HostRun Run(Checkout checkout, params string[] options) =>
        Run(checkout, new Dictionary<string, string?>(), options);

    /// <summary>Runs to the end, with other environment variables.</summary>
    public static HostRun Run(Checkout checkout, IReadOnlyDictionary<string, string?> environment,
        params string[] options)
    {
        using var host = Start(checkout, Folder, environment, options);
        return host.Finish();
    }

    /// <summary>Starts the host of a folder on the checkout's study.</summary>
    public static RunningHost Start(
        Checkout checkout, string folder, IReadOnlyDictionary<string, string?> environment, params string[] options) =>
        new(Process.Start(Described(checkout, folder, environment, options))!, checkout, s_patience);

    /// <summary>Runs to the end on a terminal of its own, which shows both streams, with somebody who types.</summary>
    /// <param name="checkout">Where.</param>
    /// <param name="environment">Other environment variables.</param>
    /// <param name="typed">What is waited for, and the keys that are pressed then.</param>
    /// <param name="options">The command line.</param>
    public static HostRun OnTerminal(
        Checkout checkout, IReadOnlyDictionary<string, string?> environment,
        IReadOnlyList<(string Seen, string Keys)> typed, params string[] options)
    {
        var start = Described(checkout, Folder, environment, options);
        start.Environment["TERM"] = "xterm";
        Terminal.Dialogue.PutBefore(start, typed);
        using var host = new RunningHost(Process.Start(start)!, checkout, s_patience);
        return host.Finish();
    }

    private static ProcessStartInfo Described(
        Checkout checkout, string folder, IReadOnlyDictionary<string, string?> environment, string[] options)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])["exec", Path.Combine(folder, "Build.dll"), .. DefaultStudy(options),
            .. options])
            start.ArgumentList.Add(argument);
        start.Environment.Remove("CI");
        start.Environment["KAYFABE_ROOT"] = checkout.Root;
        start.Environment["KAYFABE_CACHE"] = checkout.Cache;
        start.Environment["KAYFABE_MIRROR"] = checkout.Mirror;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    // Not where it is given, nor where the target uses none, or all studies.
    private static string[] DefaultStudy(string[] options) =>
        Array.Exists(options, given =>
            given.StartsWith("--study=", StringComparison.Ordinal) || given == "--runs=all")
        || Array.Find(options, given => given.StartsWith("--target=", StringComparison.Ordinal)) is { } given
            && Targets.Find(given["--target=".Length..]) is { } target && !Targets.Uses(target, "study")
            ? [] : [$"--study={Checkout.Study}"];
}

/// <summary>A host at work.</summary>
internal sealed class RunningHost : IDisposable
{
    private readonly Process _process;
    private readonly Checkout _checkout;
    private readonly TimeSpan _patience;
    private readonly StringBuilder _error = new();
    private readonly Task<string> _out;

    public RunningHost(Process process, Checkout checkout, TimeSpan patience)
    {
        (_process, _checkout, _patience) = (process, checkout, patience);
        _out = process.StandardOutput.ReadToEndAsync();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_error)
                _error.Append(line.Data is null ? "" : line.Data + "\n");
        };
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    /// <summary>Waits until something can be seen of the process, or fails when it ended, or took too long.</summary>
    public async Task Until(Func<bool> seen)
    {
        var waited = Stopwatch.StartNew();
        while (!seen())
        {
            Assert.False(_process.HasExited, $"The host ended before what was waited for could be seen: {Error}");
            Assert.True(waited.Elapsed < _patience, $"Not seen within {_patience}: {Error}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does: it can tidy up nothing.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public HostRun Finish()
    {
        if (!_process.WaitForExit(_patience))
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"The host did not end within {_patience}: {Error}");
        }
        _process.WaitForExit();
        return new HostRun(_checkout, _process.ExitCode, _out.Result, Error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
