namespace Kayfabe.Scripts.Tests;

/// <summary>What makes the host anew, and what becomes of the one before.</summary>
public sealed class RebuildTests : IDisposable
{
    private readonly StandInCheckout _checkout = new();

    public static TheoryData<string> Scripts => Shell.Both;

    public void Dispose() => _checkout.Dispose();

    // The processes that MSBuild leaves behind are those of the first build, alive at the second.
    [Theory, MemberData(nameof(Scripts))]
    public void A_changed_source_builds_it_again_though_MSBuild_lives_on(string script)
    {
        _checkout.Run(script);
        Assert.NotEmpty(_checkout.Nodes);

        _checkout.Write("build/Stages/Train.cs", "another");
        var run = _checkout.Run(script);

        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("waiting", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, _checkout.Builds);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Whatever_else_becomes_of_a_source_builds_it_again(string script)
    {
        Action[] changes =
        [
            () => _checkout.Write("src/Kayfabe.Study/New.cs", ""),
            () => File.Delete(_checkout.PathOf("src/Kayfabe.Study/New.cs")),
            () => File.Move(_checkout.PathOf("build/Stages/Train.cs"), _checkout.PathOf("build/Stages/Learn.cs")),
            () => _checkout.Write("global.json", "another"),
            () =>
            {
                // As cp -p does: the content is another, the time of writing as old as ever.
                _checkout.Write("src/Kayfabe.Study/Study.cs", "another");
                File.SetLastWriteTimeUtc(_checkout.PathOf("src/Kayfabe.Study/Study.cs"), DateTime.UnixEpoch);
            },
        ];
        _checkout.Run(script);

        for (var i = 0; i < changes.Length; i++)
        {
            changes[i]();
            _checkout.Run(script);
            Assert.Equal(i + 2, _checkout.Builds);
        }
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Times_alone_do_not_build_it_again(string script)
    {
        _checkout.Run(script);
        Shell.Run("chmod", ["-R", "g-w", _checkout.Root]);
        _checkout.Write("build/Stages/Train.cs", "as it was");
        _checkout.Run(script);

        Assert.Equal(1, _checkout.Builds);
        _checkout.Write("build/Stages/Train.cs", "another");
        _checkout.Run(script);
        Assert.Equal(2, _checkout.Builds);
    }

    [Fact]
    public void The_scripts_make_the_same_digest_of_the_sources()
    {
        _checkout.Write("src/a b/ä.cs", "1");
        _checkout.Write("src/a.cs", "2");
        _checkout.Write("src/B.cs", "3");
        _checkout.Run("build.sh");
        Shell.Run("chmod", ["-R", "g-w", _checkout.Root]);
        _checkout.Run("build.ps1");
        File.Delete(_checkout.PathOf(".build/host/stamp"));
        _checkout.Run("build.ps1");
        Shell.Run("chmod", ["-R", "g-r", _checkout.Root]);
        _checkout.Run("build.sh");

        Assert.Equal(2, _checkout.Builds);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void A_host_that_is_not_whole_is_built_again(string script)
    {
        Action[] harms =
        [
            () => File.WriteAllText(Path.Combine(_checkout.Host, "Kayfabe.Study.dll"), ""),
            () => File.WriteAllText(Path.Combine(_checkout.Host, "files"), ""),
            () => Directory.Delete(_checkout.Host, recursive: true),
            () => File.WriteAllText(_checkout.PathOf(".build/host/stamp"), "what is this"),
            () => File.WriteAllText(_checkout.PathOf(".build/host/stamp"), ""),
        ];
        _checkout.Run(script);

        for (var i = 0; i < harms.Length; i++)
        {
            harms[i]();
            Assert.Equal(0, _checkout.Run(script).Code);
            Assert.Equal(i + 2, _checkout.Builds);
        }
    }

    // The one before stays, since it may be running; those before it and what a killed build left are removed.
    [Theory, MemberData(nameof(Scripts))]
    public void The_host_before_stays_and_older_ones_go(string script)
    {
        _checkout.Run(script);
        var first = _checkout.Host;
        Directory.CreateDirectory(_checkout.PathOf(".build/host/left by a killed build"));
        _checkout.Write("build/Stages/Train.cs", "second");
        _checkout.Run(script);
        var second = _checkout.Host;
        Assert.True(File.Exists(Path.Combine(first, "Build.dll")));

        _checkout.Write("build/Stages/Train.cs", "third");
        _checkout.Run(script);

        var left = Directory.GetFileSystemEntries(_checkout.PathOf(".build/host"));
        string[] kept = [second, _checkout.Host, _checkout.PathOf(".build/host/lock"), _checkout.PathOf(".build/host/stamp")];
        Assert.Equal(kept.Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Of_two_that_start_at_once_one_builds_and_the_other_says_that_it_waits(string script) =>
        TwoAtOnce(script, script);

    [Fact]
    public void The_two_scripts_wait_for_each_other()
    {
        TwoAtOnce("build.sh", "build.ps1");
        _checkout.Write("build/Stages/Train.cs", "another");
        TwoAtOnce("build.ps1", "build.sh");
    }

    [Fact]
    public void Without_flock_perl_locks()
    {
        File.Delete(_checkout.Tool("flock"));
        TwoAtOnce("build.sh", "build.sh");
    }

    [Theory, MemberData(nameof(Scripts))]
    public void What_the_compiler_says_is_shown_and_the_next_run_tries_again(string script)
    {
        File.WriteAllText(_checkout.Tool("broken"), "Train.cs(3,7): error CS1002: ; expected\n");
        var failed = _checkout.Run(script);
        File.Delete(_checkout.Tool("broken"));

        Assert.Equal(1, failed.Code);
        Assert.Equal("", failed.Out);
        Assert.EndsWith(
            "error CS1002: ; expected\nThe build itself does not build: fix what is named above.\n",
            failed.Error, StringComparison.Ordinal);
        Assert.Equal(0, _checkout.Run(script).Code);
        Assert.Equal(2, _checkout.Builds);
    }

    [Theory, InlineData("KILL"), InlineData("TERM"), InlineData("HUP")]
    public void A_build_that_is_killed_leaves_nothing_that_is_taken_for_a_host(string signal)
    {
        var gate = _checkout.Gate();
        var killed = _checkout.Start("build.sh");
        // Open as soon as the compiler is at the gate.
        using (File.OpenWrite(gate))
        {
            Shell.Run("kill", [$"-{signal}", $"{killed.Id}"]);
            Assert.NotEqual(0, killed.Finish().Code);
            // The last of the processes is the compiler. Nothing can end it where this signal ends the script.
            if (signal != "KILL")
                Assert.True(Shell.Ends(_checkout.Nodes.LastOrDefault(-1)), "the compiler goes on");
        }
        File.Delete(gate);

        Assert.Equal(0, _checkout.Run("build.sh").Code);
        Assert.Equal(2, _checkout.Builds);
    }

    private void TwoAtOnce(string first, string second)
    {
        var before = _checkout.Builds;
        var gate = _checkout.Gate();
        var builds = _checkout.Start(first);
        builds.Said("Building the build").Wait(TestContext.Current.CancellationToken);
        var waits = _checkout.Start(second);
        waits.Said("Another build is making the host here").Wait(TestContext.Current.CancellationToken);
        File.WriteAllText(gate, "go\n");

        Assert.Equal(0, builds.Finish().Code);
        Assert.Equal(0, waits.Finish().Code);
        Assert.Equal(before + 1, _checkout.Builds);
        File.Delete(gate);
    }
}
