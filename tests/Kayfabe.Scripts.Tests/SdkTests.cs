namespace Kayfabe.Scripts.Tests;

/// <summary>Which dotnet is taken, what is said where there is none, and where it keeps its files.</summary>
public sealed class SdkTests : IDisposable
{
    // What a proxy that nobody answers at says is what a machine without a network says.
    private const string Nowhere = "http://127.0.0.1:9";

    private readonly StandInCheckout _checkout = new();

    public static TheoryData<string> Scripts => Shell.Both;

    public void Dispose() => _checkout.Dispose();

    [Theory, MemberData(nameof(Scripts))]
    public void Without_dotnet_and_network_the_cause_is_shown_and_what_to_do(string script)
    {
        Assert.SkipWhen(Shell.Find("curl") is null, "there is no curl, which says the cause");
        File.CreateSymbolicLink(_checkout.Tool("curl"), Shell.Find("curl")!);
        File.Delete(_checkout.Tool("dotnet"));
        _checkout.Environment["https_proxy"] = _checkout.Environment["HTTPS_PROXY"] = Nowhere;

        var run = _checkout.Run(script);

        Assert.Equal(1, run.Code);
        Assert.Contains("installing one into .dotnet/", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            script == "build.sh" ? "curl: (7) " : "https://dot.net/v1/dotnet-install.sh: Connection refused",
            run.Error, StringComparison.Ordinal);
        Assert.Contains("Install it by hand (https://dotnet.microsoft.com/", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_checkout.PathOf(".dotnet")));
    }

    [Fact]
    public void Without_curl_and_wget_it_says_so()
    {
        File.Delete(_checkout.Tool("dotnet"));

        var run = _checkout.Run("build.sh");

        Assert.Equal(1, run.Code);
        Assert.Contains("Neither curl nor wget is here to fetch https://dot.net/", run.Error, StringComparison.Ordinal);
    }

    [Theory, InlineData("curl"), InlineData("wget")]
    public void A_missing_dotnet_is_installed_beside_the_project_and_again_when_it_vanished(string fetcher)
    {
        Installs(fetcher);
        Assert.Equal(0, _checkout.Run("build.sh").Code);
        Assert.Equal(0, _checkout.Run("build.sh").Code);
        Assert.Equal(1, _checkout.Builds);

        Directory.Delete(_checkout.PathOf(".dotnet"), recursive: true);
        var run = _checkout.Run("build.sh");

        Assert.Equal(0, run.Code);
        Assert.Contains("installing one into .dotnet/", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_checkout.Home));
    }

    [Fact]
    public void What_the_installer_says_is_shown_and_half_an_install_is_not_taken_for_one()
    {
        Installs("curl", andThen: "echo 'dotnet-install: the disk is full' >&2; exit 1");

        var run = _checkout.Run("build.sh");

        Assert.Equal(1, run.Code);
        Assert.Contains(
            "dotnet-install: the disk is full\nThe .NET SDK could not be installed", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_checkout.PathOf(".dotnet")));
    }

    [Fact]
    public void A_dotnet_beside_the_project_that_is_too_old_gives_way_to_the_machine_s()
    {
        Directory.CreateDirectory(_checkout.PathOf(".dotnet"));
        _checkout.Write(".dotnet/dotnet", "#!/usr/bin/env bash\nexit 155\n");
        Shell.Run("chmod", ["+x", _checkout.PathOf(".dotnet/dotnet")]);

        foreach (var script in Shell.Scripts)
        {
            _checkout.Write("build/Stages/Train.cs", script);
            Assert.Equal(0, _checkout.Run(script).Code);
        }
    }

    [Theory, MemberData(nameof(Scripts))]
    public void A_dotnet_that_does_not_start_speaks_for_itself(string script)
    {
        File.WriteAllText(_checkout.Tool("version"), "131\nThe library libhostfxr.so could not be found.\n");

        var run = _checkout.Run(script);

        Assert.Equal(1, run.Code);
        Assert.StartsWith("The library libhostfxr.so could not be found.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet does not start here (exit code 131)", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no .NET SDK", run.Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Without_a_home_that_can_be_written_dotnet_keeps_its_files_below_the_checkout(string script)
    {
        var closed = _checkout.Make("closed");
        Shell.Run("chmod", ["a-w", closed]);
        foreach (var home in (string?[])[null, closed, Path.Combine(closed, "none")])
        {
            if (home is null)
                _checkout.Environment.Remove("HOME");
            else
                _checkout.Environment["HOME"] = home;
            _checkout.Write("build/Stages/Train.cs", $"{home}");
            Assert.Equal(0, _checkout.RunWithoutRights(script).Code);
            var below = _checkout.PathOf(".build/home");
            Assert.Contains($"home={below} of {below} in", Published(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Scripts))]
    public void A_home_that_can_be_written_or_is_named_for_dotnet_is_left_alone(string script)
    {
        _checkout.Run(script);
        Assert.Contains($"home= of {_checkout.Home} in", Published(), StringComparison.Ordinal);

        _checkout.Environment.Remove("HOME");
        _checkout.Environment["DOTNET_CLI_HOME"] = _checkout.Home;
        _checkout.Write("build/Stages/Train.cs", "another");
        _checkout.Run(script);
        Assert.Contains($"home={_checkout.Home} of {_checkout.Home} in", Published(), StringComparison.Ordinal);
    }

    private string Published() => _checkout.Calls.Last(call => call.StartsWith("home=", StringComparison.Ordinal));

    /// <summary>Takes the machine's dotnet away, and lets a program fetch an installer that brings it.</summary>
    private void Installs(string fetcher, string andThen = "")
    {
        var kept = _checkout.Tool("kept");
        File.Move(_checkout.Tool("dotnet"), kept);
        // Either is asked to write to the file that it names after -o or -O.
        _checkout.Program(fetcher, $$"""
            while [[ $1 != -[oO] ]]; do shift; done
            cat >"$2" <<'END'
            while [[ $1 != --install-dir ]]; do shift; done
            mkdir -p "$2"
            printf '#!/usr/bin/env bash\nexec "%s" "$@"\n' "{{kept}}" >"$2/dotnet"
            chmod +x "$2/dotnet"
            {{andThen}}
            END
            """);
    }
}
