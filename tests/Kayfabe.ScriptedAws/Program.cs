using System.Globalization;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;

// dotnet run --project tests/Kayfabe.ScriptedAws -- --port=5555 [--s3=http://127.0.0.1:5000] [--faults=<file>]
var options = args.Select(static one => one.Split('=', 2)).ToDictionary(
    static one => one[0], static one => one.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);
if (options.Keys.FirstOrDefault(static one => one is not ("--port" or "--s3" or "--faults")) is { } unknown)
{
    Console.Error.WriteLine(
        $"{unknown} is no option. Options: --port=<number> --s3=<address of moto or the like> --faults=<file>");
    return 1;
}
var port = int.Parse(options.GetValueOrDefault("--port", "5555"), CultureInfo.InvariantCulture);
var storage = options.TryGetValue("--s3", out var s3) ? new PassedOn(new Uri(s3)) : (IScriptedService)new MemoryS3();
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};
using var server = new ScriptedServer(ScriptedServices.All(storage), port);
if (options.TryGetValue("--faults", out var faults))
    new FaultFile(faults).Play(server);
Console.WriteLine($"AWS_ENDPOINT_URL={server.Url.AbsoluteUri.TrimEnd('/')}");
try
{
    await Task.Delay(Timeout.Infinite, stop.Token);
}
catch (OperationCanceledException)
{
    // Ctrl-C.
}
return 0;
