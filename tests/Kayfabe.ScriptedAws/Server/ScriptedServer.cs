using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Kayfabe.ScriptedAws.Server;

/// <summary>
/// An HTTP server over sockets that plays services, and does what a script says to a request: resets the connection in
/// the middle of a body, is slow, sends wrong bytes. Requests are answered by the first service that knows them; what
/// none knows is passed on, if there is somebody to pass it on to, and answered with 501 otherwise.
/// </summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<Task, byte> _open = new();
    private readonly Task _serving;
    private int _requests;

    /// <summary>Starts to listen on this machine.</summary>
    /// <param name="services">What it plays.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    public ScriptedServer(IReadOnlyList<IScriptedService> services, int port = 0)
    {
        Services = services;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(backlog: 1024);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = Serve();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>What it plays, in this order.</summary>
    public IReadOnlyList<IScriptedService> Services { get; }

    /// <summary>What goes wrong with a request; null: nothing. Called from several threads.</summary>
    public Func<ScriptedRequest, ServerFault?> Script { get; set; } = static _ => null;

    /// <summary>The number of requests so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Requests so far by operation.</summary>
    public ConcurrentDictionary<string, int> RequestsByOperation { get; } = new(StringComparer.Ordinal);

    /// <summary>The time in Date headers is the clock's, moved by this.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>Stops to listen, and waits for what is open.</summary>
    public void Dispose()
    {
        if (_stopped.IsCancellationRequested)
            return;
        _stopped.Cancel();
        _serving.Wait();
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var task = Talk(await _listener.AcceptTcpClientAsync(_stopped.Token));
                _open.TryAdd(task, 0);
                _ = task.ContinueWith(
                    done => _open.TryRemove(done, out _), CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(_open.Keys);
        }
    }

    private async Task Talk(TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            client.NoDelay = true;
            try
            {
                var reader = new RequestReader(client.GetStream());
                while (await reader.Read(_stopped.Token) is { } request)
                {
                    request = request with { Number = Interlocked.Increment(ref _requests) - 1 };
                    RequestsByOperation.AddOrUpdate(request.Operation, 1, static (_, count) => count + 1);
                    var sender = new ResponseSender(client, request, ClockSkew);
                    if (!await sender.Send(Script(request), Answer, _stopped.Token))
                        return;
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The client has gone, or the server stops.
            }
        }
    }

    private async Task<ScriptedResponse> Answer(ScriptedRequest request)
    {
        foreach (var service in Services)
        {
            if (await service.Answer(request, _stopped.Token) is { } response)
                return response;
        }
        return ScriptedResponse.Error("NotImplemented", $"{request.Operation} is not scripted", 501);
    }
}
