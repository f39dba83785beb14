using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Kayfabe.Aws.Tests.StandIns;

/// <summary>Python's botocore, which carries the models of the services, where it is installed.</summary>
internal static class Botocore
{
    /// <summary>The version that the stand-ins are made from: another one has other models.</summary>
    public const string Version = "1.43.11";

    private static readonly Lazy<(string Python, string Folder)?> s_found = new(Find);

    /// <summary>Skips the test where there is none, or another version.</summary>
    public static void Need() =>
        Assert.SkipUnless(s_found.Value is not null, $"There is no botocore {Version} for python3.");

    /// <summary>The interpreter that has it.</summary>
    public static string Python => s_found.Value!.Value.Python;

    /// <summary>Reads the newest model of a service.</summary>
    public static JsonDocument Model(string service) => Read(service, "service-2");

    /// <summary>Reads how the operations of a service answer in pages.</summary>
    public static JsonDocument Pages(string service) => Read(service, "paginators-1");

    /// <summary>Runs a script.</summary>
    /// <returns>The exit code and what it wrote.</returns>
    public static (int Code, string Output) Run(params IReadOnlyList<string> arguments) => Run(Python, arguments);

    private static JsonDocument Read(string service, string part)
    {
        var folder = Path.Combine(s_found.Value!.Value.Folder, "data", service);
        var newest = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Last();
        var path = Path.Combine(newest, part + ".json");
        using var file = File.OpenRead(File.Exists(path) ? path : path + ".gz");
        using var text = File.Exists(path) ? (Stream)file : new GZipStream(file, CompressionMode.Decompress);
        return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
    }

    private static (int Code, string Output) Run(string python, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    // With moto, or for the usual interpreter.
    private static (string Python, string Folder)? Find()
    {
        var beside = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(static folder => File.Exists(Path.Combine(folder, "moto_server")))
            .Select(static folder => Path.Combine(folder, "python3"));
        foreach (var python in beside.Append("python3"))
        {
            try
            {
                var (code, output) = Run(
                    python, ["-c", "import botocore; print(botocore.__version__); print(botocore.__path__[0])"]);
                if (code == 0 && output.Split('\n') is [Version, var folder, ..])
                    return (python, folder);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such interpreter.
            }
        }
        return null;
    }
}
