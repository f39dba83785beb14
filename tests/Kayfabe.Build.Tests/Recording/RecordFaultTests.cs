using System.Globalization;
using System.Text.RegularExpressions;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.Study.Detections;

namespace Kayfabe.Build.Tests.Recording;

/// <summary>
/// Record against a service that throttles 20 % of requests and resets 2 % of connections, killed five times. The size:
/// KAYFABE_RECORDINGS, 300 without it; docs/aws.md has the figures of 10,000.
/// </summary>
public sealed partial class RecordFaultTests
{
    private const int Kills = 5;

    // Requests on their way when a run is killed: counted before they are sent, and perhaps never sent.
    private const int MostOnTheWay = 40;

    private static int Pictures => int.Parse(
        Environment.GetEnvironmentVariable("KAYFABE_RECORDINGS") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_picture_is_recorded_once_none_is_asked_about_again_and_every_request_is_counted()
    {
        var pictures = Pictures;
        using var checkout = new RecordCheckout(pictures, DetectionKind.Label);
        checkout.Server.Script = FaultOf;
        string[] options = ["--target=Record", "--yes", "--set=aws.requestsPerSecond=1000"];
        var kept = new HashSet<(string Operation, string Digest)>();
        var before = new Dictionary<(string Operation, string Digest), int>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var until = pictures * kill / (Kills + 1);
            using var host = checkout.Start(options);
            await host.Until(() => checkout.Rekognition.Answered.Count >= until);
            host.Kill();
            NoneWasAskedAgain(checkout, before);
            kept.UnionWith(checkout.Kept());
            foreach (var one in kept)
                before[one] = checkout.Rekognition.Answered[one];
        }
        var run = checkout.Run(options);
        Assert.True(run.ExitCode == 0, run.Error);

        NoneWasAskedAgain(checkout, before);
        var lines = checkout.Lines(DetectionKind.Label);
        Assert.Equal(pictures, lines.Length);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        Assert.Equal(pictures, lines.Select(line => line[..85]).Distinct().Count());
        Assert.True(kept.IsSubsetOf(checkout.Kept()));
        var counted = long.Parse(
            Sent().Match(run.Out).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.InRange(counted, checkout.Billed, checkout.Billed + (Kills * MostOnTheWay));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pictures} recordings, {Kills} kills: the service had {checkout.Billed} requests, {counted} were "
            + $"counted; {checkout.Rekognition.Answered.Values.Sum()} were answered, {kept.Count} answers had been kept "
            + $"when it was killed. {run.Out.Split('\n').First(line => line.StartsWith("Recorded", StringComparison.Ordinal))}"));
        Assert.Equal(0, checkout.Run(options).ExitCode);
        Assert.Equal(lines, checkout.Lines(DetectionKind.Label));
    }

    [GeneratedRegex(@"([\d,]+) requests were sent")]
    private static partial Regex Sent();

    private static void NoneWasAskedAgain(
        RecordCheckout checkout, Dictionary<(string Operation, string Digest), int> before)
    {
        foreach (var (one, answered) in before)
            Assert.Equal(answered, checkout.Rekognition.Answered[one]);
    }

    // By the number of the request, well mixed: the same faults in each run of the test.
    private static ServerFault? FaultOf(ScriptedRequest request)
    {
        if (!request.Operation.StartsWith("RekognitionService.", StringComparison.Ordinal))
            return null;
        return (((uint)request.Number * 2_654_435_761u >> 8) % 100) switch
        {
            < 20 => (ServerFault?)new ServerFault.Throttled(),
            20 => new ServerFault.ResetInBody(),
            21 => new ServerFault.ResetBefore(),
            _ => null,
        };
    }
}
