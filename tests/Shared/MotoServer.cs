using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Kayfabe.Tests;

/// <summary>moto, an independent implementation of S3 for tests, where it is installed.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    /// <summary>Far longer than it takes to start, on a busy machine too.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private Process? _process;

    /// <summary>Where it listens; null where there is no moto.</summary>
    public Uri? Url { get; private set; }

    public async ValueTask InitializeAsync()
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        try
        {
            _process = Process.Start(new ProcessStartInfo("moto_server", ["-p", $"{port}"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return;
        }
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        var url = new Uri($"http://127.0.0.1:{port}/");
        using var http = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < s_patience && !_process.HasExited;)
        {
            try
            {
                using var made = await http.PutAsync(new Uri(url, "bucket"), null);
                made.EnsureSuccessStatusCode();
                Url = url;
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50); // It is not there yet.
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            _process.Kill(entireProcessTree: true);
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
