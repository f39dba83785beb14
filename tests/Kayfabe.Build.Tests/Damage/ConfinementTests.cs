using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Damage;

/// <summary>
/// Paths from elsewhere stay where they belong, and what is no file is never waited for: seen from outside.
/// </summary>
[Collection(HostInProcess.Alone)]
public sealed class ConfinementTests : IDisposable
{
    private readonly Checkout _checkout = Checkout.Fresh(new RoadStudy { Pictures = 30 });

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [InlineData("exports", "Ingest", "data/small/exports/posts.csv: this is a link out of the study's folder")]
    [InlineData("pictures", "Pictures", "data/small/pictures: this is a link out of the study's folder")]
    [InlineData("recordings", "Detect",
        "data/small/recordings/labels.jsonl: this is a link out of the study's folder")]
    [InlineData("annotations", "Annotate",
        "data/small/annotations/ada.csv: this is a link out of the study's folder")]
    public void A_linked_folder_of_a_study_is_not_followed_elsewhere(string folder, string target, string says)
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.Move(_checkout.In(folder), Path.Combine(_checkout.Root, "elsewhere"));
        Directory.CreateSymbolicLink(_checkout.In(folder), Path.Combine(_checkout.Root, "elsewhere"));

        var run = Run(target);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(says, run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exports/posts.csv", "Ingest")]
    [InlineData("recordings/labels.jsonl", "Detect")]
    [InlineData("annotations/ada.csv", "Annotate")]
    public void A_named_pipe_in_place_of_an_input_is_not_waited_for(string file, string target)
    {
        if (!OperatingSystem.IsLinux())
            return;
        File.Delete(_checkout.In(file));
        using (var made = Process.Start("mkfifo", [_checkout.In(file)]))
            made.WaitForExit();

        var run = Run(target);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"data/small/{file}: not a regular file", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_whose_output_is_outside_writes_nothing_there_and_is_made_again()
    {
        Assert.Equal(0, Run("Ingest").ExitCode);
        var record = Directory.GetFiles(Path.Combine(_checkout.Cache, "actions"), "*", SearchOption.AllDirectories)
            .Single();
        var json = JsonNode.Parse(File.ReadAllText(record).Split('\n', 2)[1])!;
        json["outputs"]![0]![0] = "../../../escaped.csv";
        File.WriteAllText(record, $"{Digest.Of(Encoding.UTF8.GetBytes(json.ToJsonString()))}\n{json.ToJsonString()}");
        Directory.Delete(_checkout.Artifacts, recursive: true);

        var run = Run("Ingest");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("damaged", run["Ingest"].Reason);
        Assert.Empty(Directory.GetFiles(_checkout.Root, "escaped.csv", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_a_newer_version_published_is_left_alone_and_said()
    {
        Assert.Equal(0, Run("Report").ExitCode);
        var path = Path.Combine(_checkout.Published, "lock.json");
        File.WriteAllText(path, """{"schemaVersion":2,"study":"small","runs":[]}""");
        _checkout.Edit(study => study["title"] = "Another title");
        var before = Checkout.Digests(_checkout.Published);

        var run = Run("Report");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("reports/small/lock.json was made by a newer version of Kayfabe: nothing was published.",
            run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Checkout.Digests(_checkout.Published));
    }

    private HostRun Run(string target)
    {
        var (run, hung) = HostInProcess.Run(_checkout, () => { }, target);
        Assert.False(hung);
        return run;
    }
}
