using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Builds that are killed, or run at once.</summary>
public sealed class InterruptionTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    private static readonly Dictionary<string, string?> s_noVariables = [];

    [Theory]
    [InlineData("Train")]
    [InlineData("Seeds")]
    public async Task A_killed_build_leaves_nothing_half_made(string stage)
    {
        using var checkout = built.Checkout.Copy();
        // Minutes of training: it is killed long before it is done.
        var options = stage == "Train" ? (string[])["--num_round=10000"] : ["--num_round=500", "--count=1000"];
        using (var host = Host.Start(checkout, Host.Folder, s_noVariables,
            ["--num_parallel_tree=100", $"--target={stage}", .. options]))
        {
            var scratch = Path.Combine(checkout.Artifacts, ".scratch");
            await host.Until(() => Directory.Exists(scratch)
                && Directory.GetDirectories(scratch, stage, SearchOption.AllDirectories).Length > 0);
            host.Kill();
        }
        Assert.Equal(Checkout.Digests(Path.Combine(built.Checkout.Artifacts, stage)),
            Checkout.Digests(Path.Combine(checkout.Artifacts, stage)));

        Expected.AllHits.Check("after the kill", checkout.Run());

        Assert.Equal(built.Checkout.Results(), checkout.Results());
        Assert.False(Directory.Exists(Path.Combine(checkout.Artifacts, ".scratch")));
    }

    [Fact]
    public async Task Of_two_builds_at_once_one_waits_and_both_succeed()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Edit(study => study["train"]!["eta"] = 0.2);
        // Held as a third build would, until both wait: then they start at once.
        var held = new FileStream(Path.Combine(checkout.Artifacts, ".lock"), FileMode.OpenOrCreate,
            FileAccess.ReadWrite, FileShare.None);
        using var one = Host.Start(checkout, Host.Folder, s_noVariables);
        using var other = Host.Start(checkout, Host.Folder, s_noVariables);
        await using (held)
        {
            foreach (var host in (RunningHost[])[one, other])
                await host.Until(
                    () => host.Error.Contains("Waiting for another build of small in this checkout to finish.",
                        StringComparison.Ordinal));
        }

        var runs = new[] { one.Finish().Succeeded(), other.Finish().Succeeded() };

        // The one that came first ran what had to run; the other found it.
        Assert.Single(runs, run => run.Out.Contains(" ran", StringComparison.Ordinal));
        Assert.Single(runs, run => !run.Out.Contains(" ran", StringComparison.Ordinal));
        Expected.AllHits.Check("afterwards", checkout.Run());
    }

    [Fact]
    public void Two_checkouts_that_fill_one_store_at_once_both_succeed()
    {
        using var checkouts = new Pair();
        var shared = $"--cache-dir={checkouts.One.Cache}";
        using var one = Host.Start(checkouts.One, Host.Folder, s_noVariables, shared);
        using var other = Host.Start(checkouts.Other, Host.Folder, s_noVariables, shared);

        one.Finish().Succeeded();
        other.Finish().Succeeded();

        Assert.Equal(built.Checkout.Results(), checkouts.One.Results());
        Assert.Equal(built.Checkout.Results(), checkouts.Other.Results());
        Expected.AllHits.Check("afterwards", checkouts.Other.Run(shared));
    }

    [Fact]
    public void Where_files_cannot_be_locked_a_build_says_so_in_one_line_and_works()
    {
        using var checkout = built.Checkout.Copy();
        var unlocked = new Dictionary<string, string?> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" };
        using var host = Host.Start(checkout, Host.Folder, unlocked);
        var run = host.Finish().Succeeded();
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            "Warning: files in artifacts/small cannot be locked (a network folder?). "
            + "Do not run two builds of small in this checkout at the same time.",
            line.TrimEnd());
    }

    [Fact]
    public void A_shared_store_that_cannot_be_written_is_read_and_results_are_kept_in_the_checkout()
    {
        var shared = new ProjectPaths("/root", "small", "/shared");
        Assert.Equal(shared, shared.WithWritableCache(_ => true));
        foreach (var refused in (string[])["/shared", "/shared/objects", "/shared/index"])
        {
            Assert.Equal(
                new ProjectPaths("/root", "small", "/root/.kayfabe", "/shared"),
                shared.WithWritableCache(folder => folder.Replace('\\', '/') != refused));
        }
        // There is no other folder to go to: the first write says what is wrong.
        var own = new ProjectPaths("/root", "small", "/root/.kayfabe");
        Assert.Equal(own, own.WithWritableCache(_ => false));
    }

    private sealed class Pair : IDisposable
    {
        public Checkout One { get; } = Checkout.Fresh();

        public Checkout Other { get; } = Checkout.Fresh();

        public void Dispose()
        {
            One.Dispose();
            Other.Dispose();
        }
    }
}
