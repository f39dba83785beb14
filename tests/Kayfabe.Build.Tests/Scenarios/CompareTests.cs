using System.Diagnostics;
using System.Text.Json;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Runs of the real host are compared.</summary>
public sealed class CompareTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void A_threshold_is_the_one_cause_of_what_it_changes()
    {
        using var checkout = Checkout.Fresh();
        checkout.AddSample();
        checkout.Run("--study=sample", "--target=Evaluate").Succeeded();
        var first = RunIdOf(checkout, "sample");
        checkout.Run("--study=sample", "--target=Evaluate", "--threshold=90").Succeeded();

        var compared = checkout.Run("--study=sample", "--target=Compare", $"--from={first}").Succeeded();

        Assert.Equal(["setting  Featurize  threshold 95 -> 90"], Causes(compared));
        Assert.Contains("Both were tested on the same ", compared.Out, StringComparison.Ordinal);
        Assert.Matches(@"\nAccuracy +\d+\.\d % +\d+\.\d % +[+-]\d+\.\d  [+-]\d+\.\d to [+-]\d+\.\d", compared.Out);
        Assert.All(compared.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        var folder = Path.Combine(checkout.Root, "artifacts", "sample", "Compare");
        Assert.Contains("threshold 95 -&gt; 90", File.ReadAllText(Path.Combine(folder, "compare.html")),
            StringComparison.Ordinal);
        Assert.Contains("setting,Featurize,threshold,95,90,",
            File.ReadAllText(Path.Combine(folder, "differences.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_the_same_as_itself_under_any_of_its_names()
    {
        using var checkout = built.Checkout.Copy();
        var id = RunIdOf(checkout);

        var compared = checkout.Run("--target=Compare", $"--from={id[..6].ToUpperInvariant()}").Succeeded();

        Assert.Contains("No difference: a and b are the same run.", compared.Out, StringComparison.Ordinal);
        Assert.EndsWith($", run {id}\n", checkout.Run().Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_git_revision_is_compared_with_the_last_run_by_what_it_publishes()
    {
        using var checkout = built.Checkout.Copy();
        Git(checkout, "init", "--quiet");
        Commit(checkout);
        checkout.Edit(study => study["train"]!["eta"] = 0.2);
        checkout.Run().Succeeded();
        // Neither the store nor the artifacts of then are needed.
        Directory.Delete(Path.Combine(checkout.Cache, "runs"), recursive: true);
        checkout.Run().Succeeded();

        var compared = checkout.Run("--target=Compare", "--from=HEAD").Succeeded();

        Assert.Equal(["setting  Train  eta 0.3 -> 0.2"], Causes(compared));
        Assert.Contains("Both were tested on the same ", compared.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_without_a_lock_is_compared_by_its_metrics()
    {
        using var checkout = built.Checkout.Copy();
        Git(checkout, "init", "--quiet");
        File.Delete(Path.Combine(checkout.Published, "lock.json"));
        File.Delete(Path.Combine(checkout.Published, "tables", "predictions.csv"));
        Commit(checkout);

        var compared = checkout.Run("--target=Compare", "--from=HEAD").Succeeded();

        Assert.Contains("The inputs of a are not known: no lock.json was published there.", compared.Out,
            StringComparison.Ordinal);
        Assert.Contains("a has no predictions of its test rows, only their metrics.", compared.Out,
            StringComparison.Ordinal);
        Assert.Matches(@"\nAccuracy +\d+\.\d % +\d+\.\d %\n", compared.Out);
    }

    [Fact]
    public void A_revision_whose_lock_is_damaged_or_of_another_report_is_refused()
    {
        using var checkout = built.Checkout.Copy();
        Git(checkout, "init", "--quiet");
        var file = Path.Combine(checkout.Published, "lock.json");
        var whole = File.ReadAllText(file);
        File.WriteAllText(file, whole.Replace("\"value\":\"0.3\"", "\"value\":\"0.4\"", StringComparison.Ordinal));
        Commit(checkout);
        AssertRefused(checkout,
            "reports/small/lock.json of HEAD: stages[2]: the key of Train is not that of its entries.", "--from=HEAD");

        File.WriteAllText(file, whole);
        File.AppendAllText(Path.Combine(checkout.Published, "metrics.json"), "\n");
        Commit(checkout);
        AssertRefused(checkout,
            "reports/small/metrics.json of HEAD: it does not match the digest in lock.json beside it.", "--from=HEAD");
    }

    [Fact]
    public void What_is_no_run_is_refused()
    {
        using var checkout = built.Checkout.Copy();
        Git(checkout, "init", "--quiet");
        var id = RunIdOf(checkout);
        AssertRefused(checkout,
            $"--from is missing: what to compare the last run here with. Write --from=HEAD or another git revision, or --from=<run>: the latest runs are {id} (latest).");
        AssertRefused(checkout,
            $"'main' is neither a run nor a git revision. Name a revision such as HEAD~1, or a run: the latest runs are {id} (latest).", "--from=main");
        AssertRefused(checkout, "'--help' is neither a run nor a git revision.", "--from=--help");
        AssertRefused(checkout, "--eta=0.2: Compare uses no settings.", "--from=latest", "--eta=0.2");
        Commit(checkout, "data");
        AssertRefused(checkout, "nothing of small is published in HEAD.", "--from=HEAD");
    }

    [Fact]
    public void Before_any_run_it_says_how_to_make_one()
    {
        using var checkout = Checkout.Fresh();
        AssertRefused(checkout, "no run of small was made here yet. Run ./build.sh --study=small first.",
            "--from=latest");
    }

    [Fact]
    public void A_run_whose_results_are_no_longer_in_the_store_says_how_to_have_them_back()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run("--eta=0.2").Succeeded();
        var id = RunIdOf(checkout);
        File.Delete(checkout.ObjectOf("Evaluate/predictions.csv"));

        AssertRefused(
            checkout, $"the results of run {id} are no longer in the store. Run it again: ./build.sh --study=small --set=train.eta=0.2, with the study as it was.",
            "--from=latest");
    }

    [Fact]
    public void A_lock_in_the_store_that_is_damaged_is_an_error_that_says_where()
    {
        using var checkout = built.Checkout.Copy();
        var file = Path.Combine(checkout.Cache, "runs", Checkout.Study, RunIdOf(checkout) + ".json");
        File.WriteAllText(file, File.ReadAllText(file)[..100]);

        AssertRefused(checkout, $"{file}(", "--from=latest");
    }

    [Fact]
    public void A_run_that_failed_or_ran_one_stage_alone_has_no_lock()
    {
        using var checkout = built.Checkout.Copy();
        var published = Checkout.Digests(checkout.Published);
        Assert.Equal(1, checkout.Run("--set=split.seed=1", "--set=import.outcome=2").ExitCode);
        AssertRefused(checkout, "the last run here failed, or ran one stage alone.", "--from=latest");

        checkout.Run("--target=Train", "--exclusive").Succeeded();

        AssertRefused(checkout, "the last run here failed, or ran one stage alone.", "--from=latest");
        Assert.Equal(published, Checkout.Digests(checkout.Published));
    }

    [Fact]
    public void The_lock_names_every_published_file_with_its_digest()
    {
        using var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(built.Checkout.Published, "lock.json")));
        var named =
            from stage in run.RootElement.GetProperty("stages").EnumerateArray()
            let name = stage.GetProperty("stage").GetString()
            from output in stage.GetProperty("outputs").EnumerateArray()
            let path = output.GetProperty("path").GetString()!
            // The model, and the order of its features.
            where name == "Report" || (name == "Train" && path.StartsWith("model.", StringComparison.Ordinal))
                || (name == "Import" && path == "features.csv")
            select $"{(name == "Report" ? "" : "model/")}{path} "
                + output.GetProperty("digest").GetString()!["sha256:".Length..];
        var published = built.Checkout.PublishedResults.Split('\n');

        Assert.Equal(published.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_run_again_writes_neither_the_lock_nor_the_run()
    {
        using var checkout = built.Checkout.Copy();
        string[] files = [Path.Combine(checkout.Published, "lock.json"),
            Path.Combine(checkout.Cache, "runs", Checkout.Study, RunIdOf(checkout) + ".json")];
        foreach (var file in files)
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        checkout.Run().Succeeded();

        Assert.All(files, file => Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file)));
    }

    private static void AssertRefused(Checkout checkout, string error, params string[] options)
    {
        var run = checkout.Run(["--target=Compare", .. options]);
        Assert.Equal(1, run.ExitCode);
        Assert.True(run.Error.Contains("Error: " + error, StringComparison.Ordinal), run.Text);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
    }

    private static string RunIdOf(Checkout checkout, string study = Checkout.Study)
    {
        using var run = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(checkout.Root, "artifacts", study, "run.json")));
        return run.RootElement.GetProperty("run").GetString()!;
    }

    // The lines between the ruler of the first table and the empty line after it.
    private static string[] Causes(HostRun run) =>
        [.. run.Out.Split('\n').SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.Length > 0)];

    private static void Commit(Checkout checkout, string folder = "reports")
    {
        Git(checkout, "rm", "-r", "--cached", "--quiet", "--ignore-unmatch", ".");
        Git(checkout, "add", "--force", folder);
        Git(checkout, "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "--quiet",
            "--message=Published");
    }

    private static void Git(Checkout checkout, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = checkout.Root })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
