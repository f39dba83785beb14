using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Sharing;

/// <summary>A store that is cleaned and checked between builds.</summary>
public sealed class UpkeepTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void A_cleanup_first_only_says_what_it_would_remove_and_keeps_what_the_lock_names()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run("--num_round=3").Succeeded();
        checkout.Run().Succeeded();
        foreach (var file in Directory.GetFiles(checkout.Cache, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file) - TimeSpan.FromDays(40));
        var before = Checkout.Digests(checkout.Cache);

        var dry = Gc(checkout).Succeeded();
        Assert.EndsWith("Nothing was removed: add --yes to remove it.\n", dry.Out, StringComparison.Ordinal);
        Assert.Equal(before, Checkout.Digests(checkout.Cache));

        var done = Gc(checkout, "--yes").Succeeded();
        Assert.Matches("Removed [0-9]+ files, ", done.Out);
        Assert.NotEqual(before, Checkout.Digests(checkout.Cache));
        Assert.EndsWith("Removed 0 files, 0 B.\n", Gc(checkout, "--yes").Succeeded().Out, StringComparison.Ordinal);

        Directory.Delete(checkout.Artifacts, recursive: true);
        Expected.AllHits.Check("after the cleanup", checkout.Run());
        checkout.AssertSameResults(built.Checkout);
        Assert.Equal("ran", checkout.Run("--num_round=3").Succeeded()["Train"].Verdict);
    }

    [Fact]
    public void What_only_a_branch_names_stays_too()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Edit(study => study["train"]!["num_round"] = 3);
        checkout.Run().Succeeded();
        Git(checkout, "init", "-q");
        Git(checkout, "add", "reports");
        Git(checkout, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "three rounds");
        checkout.Edit(study => study["train"]!["num_round"] = 5);
        checkout.Run().Succeeded();
        foreach (var file in Directory.GetFiles(checkout.Cache, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file) - TimeSpan.FromDays(40));

        Gc(checkout, "--yes", "--max-size=1kB").Succeeded();

        checkout.Edit(study => study["train"]!["num_round"] = 3);
        Expected.AllHits.Check("back on the branch", checkout.Run());
    }

    [Fact]
    public void The_store_in_data_is_not_cleaned()
    {
        using var checkout = built.Checkout.Copy();
        var run = Host.Run(
            checkout, new Dictionary<string, string?> { ["KAYFABE_CACHE"] = checkout.In("recordings") }, "--target=Gc");
        Assert.Contains("of which nothing is ever removed", run.AssertExplained().Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--older-than=soon", "not a time")]
    [InlineData("--max-size=much", "not a size")]
    public void A_limit_that_is_none_is_explained(string option, string problem)
    {
        var run = Gc(built.Checkout, option);
        Assert.Contains(problem, run.AssertExplained().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_names_and_removes_what_is_damaged()
    {
        using var checkout = built.Checkout.Copy();
        var model = checkout.ObjectOf("Train/model.ubj");
        File.AppendAllText(model, "x");

        var found = Fsck(checkout).AssertExplained();

        var name = Path.GetRelativePath(checkout.Cache, model).Replace('\\', '/');
        Assert.Contains($"{name}: its content has another digest, removed\n", found.Out, StringComparison.Ordinal);
        Assert.Contains("1 item damaged", found.Error, StringComparison.Ordinal);
        Assert.Contains(", 0 damaged\n", Fsck(checkout).Succeeded().Out, StringComparison.Ordinal);
    }

    private static HostRun Gc(Checkout checkout, params string[] options) => Host.Run(
        checkout, new Dictionary<string, string?>(), ["--target=Gc", .. options]);

    private static HostRun Fsck(Checkout checkout) =>
        Host.Run(checkout, new Dictionary<string, string?>(), "--target=Fsck");

    private static void Git(Checkout checkout, params string[] arguments)
    {
        using var git = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = checkout.Root })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
