using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kayfabe.Build.Running;
using Kayfabe.Provenance;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Sharing;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>
/// Push and Pull of many small contents to a service like S3 on this machine (moto), compared with
/// <c>aws s3 sync</c>, which neither checks digests nor waits for the disk.
/// </summary>
public static class SharingBenchmark
{
    private const int ContentSize = 1000, OutputsOfResult = 100;

    /// <summary>Measures, and adds to the table.</summary>
    /// <param name="context">The run.</param>
    /// <param name="contents">The number of contents.</param>
    /// <param name="table">Takes the measurements.</param>
    /// <param name="announce">Called with what is measured next.</param>
    public static void Run(BuildContext context, int contents, BenchmarkTable table, Action<string> announce)
    {
        var size = contents.ToString("N0", CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        using var service = LocalS3.Start();
        if (service is null)
        {
            table.AddMissing($"{size} contents: Push and Pull", "no moto_server or no aws here");
            return;
        }
        announce($"making {size} contents");
        using var key = SigningKey.Create();
        var trust = new TrustFile([new TrustedKey(ProjectPage.LocalBuilder, null, key.Public, null, null, null)]);
        var (full, empty) = (folder.File("full"), folder.File("empty"));
        var results = Fill(full, contents);
        using var remote = new BucketAddress("pushed", "").Open(Patience.OfTransfer);

        announce("aws s3 sync, and a push of the same");
        var synced = LocalS3.Aws("s3", "sync", "--quiet", Path.Combine(full, "objects"), "s3://synced/objects");
        table.Add($"{size} contents of 1 kB: aws s3 sync to the service", synced);
        var push = new ResultPush(remote, LocalResults.Of(full), key, trust, context.Clock, context.Progress.Show);
        var pushed = Time(context, () => push.Run(results, CancellationToken.None));
        table.Add($"{size} contents of 1 kB: Push", pushed, synced.Seconds / pushed.Seconds, "sync; at least 0.5");
        var again = new ResultPush(remote, LocalResults.Of(full), key, trust, context.Clock, context.Progress.Show);
        table.Add($"{size} contents of 1 kB: Push again, nothing new",
            Time(context, () => again.Run(results, CancellationToken.None)));

        announce("aws s3 sync back, and a pull of the same");
        var fetched = LocalS3.Aws("s3", "sync", "--quiet", "s3://synced/objects", folder.File("fetched"));
        table.Add($"{size} contents of 1 kB: aws s3 sync from the service", fetched);
        var pull = new ResultPull(remote, LocalResults.Of(empty), trust, context.Clock, context.Progress.Show);
        var pulled = Time(context, () => pull.Run(results, CancellationToken.None));
        table.Add($"{size} contents of 1 kB: Pull", pulled, fetched.Seconds / pulled.Seconds, "sync; at least 0.5");
    }

    private static Timed Time(BuildContext context, Func<Task<TransferReport>> work)
    {
        var started = context.Clock.GetTimestamp();
        var report = work().GetAwaiter().GetResult();
        context.Progress.Clear();
        return report.Problems.Count == 0
            ? new Timed(context.Clock.GetElapsedTime(started).TotalSeconds, 0, "")
            : throw new InvalidOperationException($"{report.Problems[0].Item}: {report.Problems[0].Problem}");
    }

    // Without the store's own writer, which would wait for the disk for each.
    private static List<NamedResult> Fill(string store, int contents)
    {
        var results = new List<NamedResult>();
        var content = new ContentStore(store);
        var actions = new ActionCache(store);
        for (var at = 0; at < contents; at += OutputsOfResult)
        {
            var outputs = new List<OutputFile>();
            for (var i = at; i < Math.Min(at + OutputsOfResult, contents); i++)
            {
                var bytes = Encoding.ASCII.GetBytes($"{i}".PadRight(ContentSize, '.'));
                var path = content.PathOf(Digest.Of(bytes));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
                outputs.Add(new OutputFile($"{i:D7}", Digest.Of(bytes), bytes.Length));
            }
            var described = new KeyDescription([new KeyEntry(EntryKind.Setting, "first", $"{at}")]);
            actions.Put(described.Key, new ActionRecord("Stage", described.Entries, outputs, 1)
            {
                Origin = new Origin(
                    DateTimeOffset.UnixEpoch, "benchmark", "linux", "x64", ProjectPage.LocalBuilder),
            });
            results.Add(new NamedResult(described.Key, $"{at}"));
        }
        return results;
    }

    private sealed class LocalS3 : IDisposable
    {
        private readonly Process _moto;

        private LocalS3(Process moto) => _moto = moto;

        public static LocalS3? Start()
        {
            var port = FreePort();
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", $"http://127.0.0.1:{port}");
            Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "benchmark");
            Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "benchmark");
            Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
            Environment.SetEnvironmentVariable("AWS_DEFAULT_REGION", "us-east-1");
            try
            {
                var moto = Process.Start(new ProcessStartInfo("sh")
                {
                    // Its log, a line a request, is not read here.
                    ArgumentList = { "-c", $"exec moto_server -p {port} >/dev/null 2>&1" },
                })!;
                var service = new LocalS3(moto);
                while (!moto.WaitForExit(50) && !Listens(port))
                {
                }
                Aws("s3", "mb", "s3://synced");
                Aws("s3", "mb", "s3://pushed");
                return service;
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }

        public static Timed Aws(params IEnumerable<string> arguments)
        {
            var command = new ProcessStartInfo("aws");
            foreach (var argument in arguments)
                command.ArgumentList.Add(argument);
            return Timed.Run(command);
        }

        public void Dispose()
        {
            _moto.Kill(entireProcessTree: true);
            _moto.Dispose();
        }

        private static bool Listens(int port)
        {
            try
            {
                new TcpClient("127.0.0.1", port).Dispose();
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
