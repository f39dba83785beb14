using System.Text.RegularExpressions;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Sample;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.Study.Detections;

namespace Kayfabe.Build.Tests.Recording;

/// <summary>A checkout with a study without recordings, and the service; gone after the test.</summary>
internal sealed partial class RecordCheckout : IDisposable
{
    private const string Study = "pictures";

    private readonly Checkout _checkout = Checkout.Fresh();

    /// <param name="pictures">The number of pictures.</param>
    /// <param name="kind">The only kind that is asked for; null for all.</param>
    public RecordCheckout(int pictures, DetectionKind? kind = null)
    {
        LargeStudy.Write(StudyFolder, pictures, seed: 1);
        var kinds = kind is null ? "" : $"\"kinds\": [\"{kind.Value.Text()}\"]";
        var settings = File.ReadAllText(StudyFile);
        settings = Detect().Replace(settings, $"\"detect\": {{ {kinds} }}", 1);
        if (kind is not null)
            settings = settings.Replace("\"threshold\": 95", $"\"threshold\": 95, {kinds}", StringComparison.Ordinal);
        File.WriteAllText(StudyFile, settings);
        foreach (var file in Directory.GetFiles(Recordings))
            File.Delete(file);
        File.Copy(
            Path.Combine(Repository.Root, "data", "prices.json"), Path.Combine(_checkout.Root, "data", "prices.json"));
        Rekognition = new ScriptedRekognition(new MemoryS3());
        Server = new ScriptedServer([new ScriptedIdentity(), Rekognition]);
    }

    public ScriptedRekognition Rekognition { get; }

    public ScriptedServer Server { get; }

    public string StudyFolder => Path.Combine(_checkout.Root, "data", Study);

    public string StudyFile => Path.Combine(StudyFolder, "study.json");

    public string Recordings => Path.Combine(StudyFolder, "recordings");

    public string Failures => Path.Combine(_checkout.Root, "artifacts", Study, "Record", "failures.csv");

    /// <summary>The requests for which something is billed, as the service counts them.</summary>
    public int Billed => Server.RequestsByOperation
        .Where(one => one.Key.StartsWith("RekognitionService.", StringComparison.Ordinal)).Sum(one => one.Value);

    public HostRun Run(params string[] options)
    {
        using var host = Start(options);
        return host.Finish();
    }

    public RunningHost Start(params string[] options) =>
        Host.Start(_checkout, Host.Folder, Environment, [$"--study={Study}", .. options]);

    public HostRun OnTerminal(IReadOnlyList<(string Seen, string Keys)> typed, params string[] options) =>
        Host.OnTerminal(_checkout, Environment, typed, [$"--study={Study}", .. options]);

    private Dictionary<string, string?> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = Server.Url.AbsoluteUri.TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_PROFILE"] = null,
    };

    public string[] Lines(DetectionKind kind) =>
        Path.Combine(Recordings, $"{kind.Operation()}.jsonl") is var path && File.Exists(path)
            ? File.ReadAllLines(path) : [];

    /// <summary>The answers that are on disk, wherever: operation and digest.</summary>
    public IReadOnlySet<(string Operation, string Digest)> Kept()
    {
        var kept = new HashSet<(string Operation, string Digest)>();
        var pending = Path.Combine(Recordings, ".pending");
        string[] files =
        [
            .. Directory.GetFiles(Recordings),
            .. Directory.Exists(pending) ? Directory.GetFiles(pending, "journal") : [],
            .. Directory.Exists(pending) ? Directory.GetFiles(pending, "sorted-*") : [],
        ];
        foreach (var text in files.Select(File.ReadAllText))
        {
            var whole = text[..(text.LastIndexOf('\n') + 1)];
            foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                kept.Add((Between(line, "\"operation\":\""), Between(line, "\"picture\":\"sha256:")));
        }
        return kept;
    }

    public void Dispose()
    {
        Server.Dispose();
        _checkout.Dispose();
    }

    [GeneratedRegex("\"detect\": \\{.*\\}")]
    private static partial Regex Detect();

    private static string Between(string line, string start)
    {
        var from = line.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return line[from..line.IndexOf('"', from)];
    }
}
