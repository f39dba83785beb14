using System.Diagnostics;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>A command that was run: how long it took, from start to end, and how much memory it held at most.</summary>
/// <param name="Seconds">Wall-clock seconds.</param>
/// <param name="PeakMegabytes">
/// The largest resident set of the process itself, in MB (2^20 bytes), looked at every 5 ms.
/// </param>
/// <param name="Output">What it printed to standard output.</param>
public sealed record Timed(double Seconds, double PeakMegabytes, string Output)
{
    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">
    /// It ended with another code than 0; the message has what it printed.
    /// </exception>
    public static Timed Run(ProcessStartInfo command)
    {
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(command)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(5))
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{command.FileName} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        return new Timed(seconds, peak / 1048576.0, output.Result);
    }

    /// <summary>The median of several runs by time, each prepared anew.</summary>
    public static Timed Median(int runs, Func<int, Timed> run)
    {
        var results = new Timed[runs];
        for (var i = 0; i < runs; i++)
            results[i] = run(i);
        Array.Sort(results, static (a, b) => a.Seconds.CompareTo(b.Seconds));
        return results[runs / 2];
    }

    /// <summary>
    /// Waits until files that were just written are old enough that the file index trusts their times.
    /// </summary>
    public static void LetFilesAge()
    {
#pragma warning disable RS0030 // The file system's own clock has to pass: there is no TimeProvider for it.
        Thread.Sleep(Store.Index.DiskClock.Resolution * 1.5);
#pragma warning restore RS0030
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // It ended between the two calls.
        }
    }
}
