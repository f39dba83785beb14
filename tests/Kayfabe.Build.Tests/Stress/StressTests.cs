using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.Build.Tasks.Stress;
using Kayfabe.Build.Terminal;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Stress;

/// <summary>What disturbs builds finds nothing wrong in them, and finds what is planted.</summary>
public sealed class StressTests
{
    // The first rounds of this seed are short ones.
    private const ulong Seed = 599;

    [Fact]
    public void A_round_of_each_scenario_finds_nothing()
    {
        var tallies = Play(StressRun.All);

        Assert.Equal(StressRun.All.Select(scenario => scenario.Name), tallies.Select(tally => tally.Scenario));
        Assert.All(tallies, tally => Assert.True(tally.Wrong.Count == 0, Told(tally)));
        Assert.All(tallies, tally => Assert.Equal(tally.Skipped is null ? 1 : 0, tally.Rounds));
        Assert.True(tallies.Sum(tally => tally.Faults) > 2);
    }

    [Fact]
    public void An_output_that_was_forged_together_with_its_record_is_found_and_its_folder_is_kept()
    {
        var tally = Assert.Single(Play([new Forgery()]));

        var folder = Path.GetDirectoryName(FileOf(Assert.Single(tally.Wrong)))!;
        var text = File.ReadAllText(Path.Combine(folder, "wrong.txt"));
        Directory.Delete(folder, recursive: true);
        Assert.StartsWith("forgery, round 1 of seed 599: ", tally.Wrong[0], StringComparison.Ordinal);
        Assert.Matches("artifacts/stress/Annotate/codings.csv: expected sha256:[0-9a-f]{64}, found sha256:", text);
    }

    [Fact]
    public void An_error_that_explains_nothing_is_found()
    {
        var trace = new ChildResult(1, "", "Error: it went wrong\n   at Kayfabe.Build.Main()\n");
        Assert.False(trace.IsExplained);
        Assert.False(new ChildResult(134, "", "Error: aborted\n").IsExplained);
        Assert.False(new ChildResult(null, "", "").IsExplained);
        Assert.False(new ChildResult(1, "", "").IsExplained);
        Assert.True(new ChildResult(1, "", "Error: the disk is full. Free some space.\n").IsExplained);
    }

    [Theory]
    [InlineData("--minutes=0", "not a number above 0")]
    [InlineData("--minutes=soon", "not a number above 0")]
    [InlineData("--seed=-1", "not a number from 0")]
    [InlineData("--study=small", "Stress does not use --study")]
    public void A_mistake_is_explained(string option, string problem)
    {
        using var checkout = Checkout.Fresh();
        Assert.Contains(
            problem, checkout.Run("--target=Stress", option).AssertExplained().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void For_a_stage_the_seed_is_the_setting()
    {
        using var checkout = Checkout.Fresh();
        checkout.Run("--target=Split").Succeeded();

        var run = checkout.Run("--target=Split", "--seed=8").Succeeded();

        Assert.Equal("ran settingChanged", $"{run["Split"].Verdict} {run["Split"].Reason}");
    }

    // What a run elsewhere found is read in its log: the folder is there alone.
    private static string Told(Tally tally) => string.Join('\n', tally.Wrong.Select(
        wrong => $"{wrong}\n{File.ReadAllText(FileOf(wrong))}"));

    private static string FileOf(string wrong) => wrong.Split(": ")[1];

    // No time is left after the first round of each.
    private static IReadOnlyList<Tally> Play(IReadOnlyList<IScenario> scenarios) => new StressRun(
        Seed, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", TimeProvider.System,
        new Progress(TimeProvider.System, TextWriter.Null, enabled: false)).Play(scenarios, TimeSpan.Zero);

    // Whoever may write to the store can lie consistently: no check of the build can tell.
    private sealed class Forgery : IScenario
    {
        public string Name => "forgery";

        public void Play(StressRound round)
        {
            var project = round.NewProject("forged", isBuilt: true);
            var store = project.Paths.Cache;
            foreach (var name in FolderFiles.Below(Path.Combine(store, "actions")))
            {
                var record = Path.Combine(store, "actions", name);
                var json = JsonNode.Parse(File.ReadAllText(record).Split('\n', 2)[1])!;
                if ((string)json["stage"]! == "Annotate")
                    Forge(store, record, json);
            }
            Directory.Delete(project.Paths.Artifacts, recursive: true);
            round.Fault("a forged result");
            round.BuildRight(project);
        }

        private static void Forge(string store, string record, JsonNode json)
        {
            var output = json["outputs"]!.AsArray()
                .Single(output => ((string)output![0]!).EndsWith("codings.csv", StringComparison.Ordinal))!;
            Assert.True(Digest.TryParse((string)output[1]!, out var before));
            var text = File.ReadAllText(PathOf(store, before));
            var forged = Encoding.UTF8.GetBytes(text.Replace(",yes,", ",no,", StringComparison.Ordinal));
            var digest = Digest.Of(forged);
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(store, digest))!);
            File.WriteAllBytes(PathOf(store, digest), forged);
            (output[1], output[2]) = (digest.ToString(), forged.Length);
            var bytes = json.ToJsonString();
            File.WriteAllText(record, $"{Digest.Of(Encoding.UTF8.GetBytes(bytes))}\n{bytes}");
        }

        private static string PathOf(string store, Digest digest) =>
            Path.Combine(store, "objects", digest.Hex[..2], digest.Hex[2..]);
    }
}
