using System.Diagnostics;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Verifying;

/// <summary>
/// Two branches both published, and git merges them: it ends in "run the build", never in half a lock.
/// </summary>
public sealed class MergeTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void Git_calls_what_two_branches_published_a_conflict_and_the_build_resolves_it()
    {
        using var checkout = TwoBranches(withAttributes: true);
        var ours = File.ReadAllBytes(LockOf(checkout));

        Assert.Equal(1, Git(checkout, "merge", "--quiet", "other"));

        // Whole, of one branch; and not marked as merged.
        Assert.Equal(ours, File.ReadAllBytes(LockOf(checkout)));
        var refused = checkout.Run("--target=Verify").AssertExplained().Error;
        Assert.Contains("reports/small/", refused, StringComparison.Ordinal);
        Assert.Contains("git could not merge it", refused, StringComparison.Ordinal);
        Assert.Contains("then run ./build.sh --study=small", refused, StringComparison.Ordinal);

        checkout.Run().Succeeded();
        Commit(checkout);
        AssertIdentical(checkout);
    }

    [Fact]
    public void A_merge_that_is_concluded_without_a_build_does_not_verify()
    {
        using var checkout = TwoBranches(withAttributes: true);
        Assert.Equal(1, Git(checkout, "merge", "--quiet", "other"));
        Commit(checkout);

        var run = checkout.Run("--target=Verify").AssertExplained();

        Assert.Contains("num_round 5 -> 4", run.Out, StringComparison.Ordinal);
        Assert.Contains("run ./build.sh --study=small", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_lock_of_a_git_without_the_attributes_is_refused_and_the_build_replaces_it()
    {
        using var checkout = TwoBranches(withAttributes: false);
        Assert.Equal(1, Git(checkout, "merge", "--quiet", "other"));

        Assert.Contains(
            "git left the conflict markers of a merge in it",
            checkout.Run("--target=Verify").AssertExplained().Error, StringComparison.Ordinal);
        checkout.Run().Succeeded();
        Commit(checkout);
        AssertIdentical(checkout);
    }

    // Each branch sets another setting, builds and commits: the sources merge, what was published cannot.
    private Checkout TwoBranches(bool withAttributes)
    {
        var checkout = built.Checkout.Copy();
        if (withAttributes)
            File.Copy(Path.Combine(Repository.Root, ".gitattributes"), Path.Combine(checkout.Root, ".gitattributes"));
        Git(checkout, "init", "--quiet", "--initial-branch=main");
        Git(checkout, "config", "user.name", "Somebody");
        Git(checkout, "config", "user.email", "somebody@example.org");
        Commit(checkout);
        Git(checkout, "checkout", "--quiet", "-b", "other");
        checkout.Edit(study => study["train"]!["num_round"] = 4);
        checkout.Run().Succeeded();
        Commit(checkout);
        Git(checkout, "checkout", "--quiet", "main");
        checkout.Edit(study => study["seeds"]!["count"] = 3);
        checkout.Run().Succeeded();
        Commit(checkout);
        return checkout;
    }

    private static void AssertIdentical(Checkout checkout) => Assert.Contains(
        "small: identical: ", checkout.Run("--target=Verify").Succeeded().Out, StringComparison.Ordinal);

    private static string LockOf(Checkout checkout) => Path.Combine(checkout.Published, "lock.json");

    private static void Commit(Checkout checkout)
    {
        Assert.Equal(0, Git(checkout, "add", "--force", "data", "reports"));
        Assert.Equal(0, Git(checkout, "commit", "--quiet", "--allow-empty", "--message=Published"));
    }

    private static int Git(Checkout checkout, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        git.ErrorDataReceived += static (_, _) => { };
        git.BeginErrorReadLine();
        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode;
    }
}
