using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Kayfabe.Sample;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>
/// Record of many pictures, at 1,000 requests a second, from the scripted service of the tests on this machine; the
/// same again, with nothing to ask; and the memory of both beside that of a tenth of the pictures.
/// </summary>
public static partial class RecordBenchmark
{
    private const ulong Seed = 7;
    private const double PerSecond = 1000;

    // The bucket begins at a fifth of its rate, and adds 8 % of it each half second.
    private const double SecondsOfRampUp = 2.2;

    private const string MemoryBound = "the peak memory of a tenth of the pictures; at most 1.1";

    /// <summary>Measures, and adds to the table.</summary>
    /// <param name="context">The run.</param>
    /// <param name="recordings">The number of pictures, each with one request.</param>
    /// <param name="table">Takes the measurements.</param>
    /// <param name="announce">Called with what is measured next.</param>
    public static void Run(BuildContext context, int recordings, BenchmarkTable table, Action<string> announce)
    {
        using var service = LocalService.Start(context.Paths.Root);
        var tenth = Measure(context, int.Max(recordings / 10, 1), table, announce, null);
        Measure(context, recordings, table, announce, tenth);
    }

    private static (Timed Record, Timed Nothing) Measure(
        BuildContext context, int recordings, BenchmarkTable table, Action<string> announce,
        (Timed Record, Timed Nothing)? tenth)
    {
        var size = recordings.ToString("N0", CultureInfo.InvariantCulture);
        using var scratch = new ScratchProject("large", null);
        announce($"making a study of {size} pictures");
        LargeStudy.Write(scratch.StudyFolder, recordings, Seed,
            done => context.Progress.Show("making pictures", done, recordings));
        context.Progress.Clear();
        foreach (var file in Directory.GetFiles(Path.Combine(scratch.StudyFolder, "recordings")))
            File.Delete(file);
        File.Copy(
            Path.Combine(context.Paths.Data, "prices.json"), Path.Combine(scratch.Folder, "data", "prices.json"));
        Timed.LetFilesAge();
        scratch.Run("--target=Pictures");

        announce($"Record of {size} pictures");
        string[] options = ["--target=Record", "--set=detect.kinds=label", "--set=featurize.kinds=label"];
        var fast = FormattableString.Invariant($"--set=aws.requestsPerSecond={PerSecond}");
        var run = scratch.Run([.. options, "--yes", fast]);
        var rate = double.Parse(
            Rate().Match(run.Output).Groups[1].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
        var asking = recordings / rate;
        table.Add(
            $"{size} recordings: Record", run, run.PeakMegabytes / tenth?.Record.PeakMegabytes,
            tenth is null ? "" : MemoryBound);
        table.Add(
            $"{size} recordings: of this asking, at {PerSecond:N0} a second", new Timed(asking, 0, ""),
            ((recordings / PerSecond) + SecondsOfRampUp) / asking, "the bucket's rate; at least 0.95");

        announce($"Record of {size} pictures with nothing to ask");
        Timed.LetFilesAge();
        scratch.Run(options);
        var nothing = Timed.Median(5, _ => scratch.Run(options));
        table.Add(
            $"{size} recordings: Record, nothing to ask", nothing,
            nothing.PeakMegabytes / tenth?.Nothing.PeakMegabytes, tenth is null ? "" : MemoryBound);
        return (run, nothing);
    }

    [GeneratedRegex(@", ([\d,.]+) a second\.")]
    private static partial Regex Rate();

    private sealed class LocalService : IDisposable
    {
        private readonly Process _process;

        private LocalService(Process process) => _process = process;

        public static LocalService Start(string root)
        {
            var port = FreePort();
            var project = Path.Combine(root, "tests", "Kayfabe.ScriptedAws");
            var service = new LocalService(Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { "run", "-c", "Release", "--project", project, "--", $"--port={port}" },
                RedirectStandardOutput = true,
            })!);
            while (service._process.StandardOutput.ReadLine() is { } line)
            {
                if (!line.StartsWith("AWS_ENDPOINT_URL=", StringComparison.Ordinal))
                    continue;
                Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", line["AWS_ENDPOINT_URL=".Length..]);
                Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "benchmark");
                Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "benchmark");
                Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
                return service;
            }
            service.Dispose();
            throw new InvalidOperationException($"{project} did not start.");
        }

        public void Dispose()
        {
            _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
