using System.Diagnostics;
using System.Text.Json;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Tests.Explaining;

/// <summary>What a run would do is told, and nothing of it is done.</summary>
public sealed class ExplainTests(BuiltRoad built) : IClassFixture<BuiltRoad>
{
    [Theory]
    [InlineData("nothing")]
    [InlineData("a setting")]
    [InlineData("an annotation")]
    [InlineData("a picture")]
    [InlineData("a recording")]
    [InlineData("the store is gone")]
    [InlineData("artifacts are gone")]
    [InlineData("a stored output is damaged")]
    public void The_plan_is_what_a_run_does_and_it_writes_nothing(string edit)
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run().Succeeded();
        Change(checkout, edit);
        var before = Listing(checkout);

        var plan = Plan(checkout);

        Assert.Equal(before, Listing(checkout));
        var run = checkout.Run().Succeeded();
        Assert.Equal(plan.Keys, run.Stages.Select(stage => stage.Stage));
        foreach (var stage in run.Stages)
        {
            var (planned, reason, detail) = plan[stage.Stage];
            switch (planned)
            {
                case "hit":
                    Assert.Equal("hit", stage.Verdict);
                    break;
                case "miss":
                    Assert.Equal(("ran", reason), (stage.Verdict, stage.Reason));
                    Assert.Contains(stage.Detail, detail, StringComparison.Ordinal);
                    break;
                case "waits":
                    Assert.Contains("waits for ", detail, StringComparison.Ordinal);
                    Assert.NotEqual("notApplicable", stage.Verdict);
                    break;
                default:
                    Assert.Equal(("notApplicable", "notApplicable"), (planned, stage.Verdict));
                    break;
            }
        }
    }

    [Theory]
    [InlineData("a setting", "Train miss eta 0.3 -> 0.2")]
    [InlineData("a setting", "Evaluate waits waits for Train")]
    [InlineData("a picture", "Pictures miss pictures: HPic001.png edited")]
    [InlineData("a recording", "Detect miss recordings/labels.jsonl edited")]
    [InlineData("a recording", "Annotate hit ")]
    [InlineData("artifacts are gone", "Train hit in the store, not in place")]
    [InlineData("a stored output is damaged",
        "Train miss stored output damaged: the store's copy of model.json is damaged")]
    public void The_reason_names_what_changed(string edit, string line)
    {
        using var checkout = built.Checkout.Copy();
        Change(checkout, edit);
        Assert.Contains(line, Lines(checkout, "--target=Explain"));
    }

    [Fact]
    public void An_override_is_explained_as_its_run_would_be() =>
        Assert.Contains("Train miss eta 0.3 -> 0.1", Lines(built.Checkout, "--target=Explain", "--eta=0.1"));

    [Fact]
    public void Pictures_whose_annotation_changed_are_counted_where_git_has_the_earlier_file()
    {
        using var checkout = built.Checkout.Copy();
        Change(checkout, "an annotation");
        Assert.Contains("Annotate miss annotations/ada.csv edited", Lines(checkout, "--target=Explain"));

        using var versioned = built.Checkout.Copy();
        Git(versioned, "init", "--quiet");
        Git(versioned, "add", "--force", "data", "reports");
        Git(versioned, "-c", "user.name=S", "-c", "user.email=s@example.org", "commit", "--quiet", "--message=Built");
        Change(versioned, "an annotation");
        Assert.Contains("Annotate miss annotations/ada.csv: 1 picture changed", Lines(versioned, "--target=Explain"));

        var path = versioned.In("annotations/ada.csv");
        var rows = File.ReadAllLines(path);
        File.WriteAllLines(path, [.. rows[..^1], "HPic999,ada,NO"]);
        Assert.Contains(
            "Annotate miss annotations/ada.csv: 1 picture changed, 1 added, 1 removed",
            Lines(versioned, "--target=Explain"));
        Assert.Contains(
            "Annotate miss annotations/ada.csv: 1 picture changed, 1 added, 1 removed",
            Lines(versioned, "--target=Explain", "--against=HEAD"));
    }

    [Fact]
    public void A_key_is_shown_as_it_is_hashed()
    {
        var stage = LockOf(built.Checkout).Find("Train")!;

        var lines = built.Checkout.Run("--target=Explain", "--key=train").Succeeded().Out.TrimEnd('\n').Split('\n');

        Assert.Equal(stage.Key.ToString(), lines[^1]);
        Assert.Equal(stage.Entries.Count + 1, lines.Length);
        Assert.All(stage.Entries, entry => Assert.Contains(
            lines, line => line.EndsWith($"{entry.Name}  {entry.Value ?? "(absent)"}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_key_of_a_stage_that_waits_is_not_known()
    {
        var run = built.Checkout.Run("--target=Explain", "--key=Evaluate", "--eta=0.1").Succeeded();
        Assert.Contains("The key is not known yet: it waits for Train.", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("artifact     Train/", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_is_all_that_standard_output_has()
    {
        var run = built.Checkout.Run("--target=Explain", "--json", "--eta=0.1").Succeeded();
        using var json = JsonDocument.Parse(run.Out);
        var train = json.RootElement.GetProperty("stages").EnumerateArray()
            .Single(stage => stage.GetProperty("stage").GetString() == "Train");
        Assert.Equal("settingChanged", train.GetProperty("reason").GetString());
        var change = Assert.Single(train.GetProperty("changes").EnumerateArray());
        Assert.Equal(("eta", "0.3", "0.1"), (
            change.GetProperty("name").GetString(), change.GetProperty("before").GetString(),
            change.GetProperty("now").GetString()));
    }

    [Fact]
    public void A_plan_is_compared_with_a_lock_or_an_earlier_run()
    {
        using var checkout = built.Checkout.Copy();
        var first = LockOf(checkout);
        checkout.Run("--eta=0.2").Succeeded();

        Assert.Contains("Train miss eta 0.2 -> 0.1", Lines(checkout, "--target=Explain", "--eta=0.1"));
        foreach (var against in (string[])["reports/small/lock.json", first.Id, first.Id[..5]])
        {
            Assert.Contains(
                "Train miss eta 0.3 -> 0.1",
                Lines(checkout, "--target=Explain", "--eta=0.1", $"--against={against}"));
            Assert.Contains(
                "Train hit eta 0.3 -> 0.2",
                Lines(checkout, "--target=Explain", "--eta=0.2", $"--against={against}"));
        }
        checkout.Run("--target=Explain", "--against=nothing").AssertExplained();
    }

    [Fact]
    public void It_waits_for_no_other_build()
    {
        using var checkout = built.Checkout.Copy();
        using var taken = FileLock.Take(Path.Combine(checkout.Artifacts, ".lock"), () => { });
        Assert.Empty(checkout.Run("--target=Explain").Succeeded().Error);
    }

    [Fact]
    public void An_unknown_stage_names_the_nearest() => Assert.Contains(
        "--key=Trian: there is no such stage. Did you mean --key=Train?",
        built.Checkout.Run("--target=Explain", "--key=Trian").AssertExplained().Error, StringComparison.Ordinal);

    private static void Change(Checkout checkout, string what)
    {
        switch (what)
        {
            case "a setting":
                checkout.Edit(study => study["train"]!["eta"] = 0.2);
                break;
            case "an annotation":
                Replace(checkout.In("annotations/ada.csv"), "HPic031,ada,", "HPic031,ada,", swap: true);
                break;
            case "a picture":
                File.WriteAllBytes(checkout.In("pictures/HPic001.png"), RoadStudy.Drawing(1000));
                break;
            case "a recording":
                Replace(checkout.In("recordings/labels.jsonl"), "97.25", "97.75", swap: false);
                break;
            case "the store is gone":
                Directory.Delete(checkout.Cache, recursive: true);
                break;
            case "artifacts are gone":
                Directory.Delete(Path.Combine(checkout.Artifacts, "Train"), recursive: true);
                break;
            case "a stored output is damaged":
                File.WriteAllText(checkout.ObjectOf("Train/model.json"), "damaged");
                Directory.Delete(Path.Combine(checkout.Artifacts, "Train"), recursive: true);
                break;
            default:
                break;
        }
    }

    private static void Replace(string path, string old, string now, bool swap)
    {
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"There is no {old}.");
        var end = at + old.Length;
        text = !swap ? text[..at] + now + text[end..]
            : text[end] == 'Y' ? text[..end] + "NO" + text[(end + 3)..]
            : text[..end] + "YES" + text[(end + 2)..];
        File.WriteAllText(path, text);
    }

    private static Dictionary<string, (string Plan, string? Reason, string Detail)> Plan(Checkout checkout)
    {
        using var json = JsonDocument.Parse(checkout.Run("--target=Explain", "--json").Succeeded().Out);
        return json.RootElement.GetProperty("stages").EnumerateArray().ToDictionary(
            stage => stage.GetProperty("stage").GetString()!,
            stage => (stage.GetProperty("plan").GetString()!, stage.GetProperty("reason").GetString(),
                stage.GetProperty("detail").GetString()!));
    }

    // "Train miss eta 0.3 -> 0.2": the words of each line, one space between its columns.
    private static string[] Lines(Checkout checkout, params string[] options)
    {
        using var json = JsonDocument.Parse(checkout.Run([.. options, "--json"]).Succeeded().Out);
        return
        [
            .. from stage in json.RootElement.GetProperty("stages").EnumerateArray()
               select $"{stage.GetProperty("stage")} {stage.GetProperty("plan")} {stage.GetProperty("detail")}",
        ];
    }

    private static StudyLock LockOf(Checkout checkout) =>
        StudyLock.Read(File.ReadAllBytes(Path.Combine(checkout.Published, "lock.json")), "lock.json");

    // Names, times and contents of all files.
    private static string Listing(Checkout checkout) => Checkout.Digests(checkout.Root) + string.Join('\n',
        from file in Directory.GetFileSystemEntries(checkout.Root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
        select $"{file} {File.GetLastWriteTimeUtc(file).Ticks}");

    private static void Git(Checkout checkout, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = checkout.Root })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
