namespace Kayfabe.Scripts.Tests;

/// <summary>When the host is built, and that it is handed everything as it was given.</summary>
public sealed class FirstBuildTests : IDisposable
{
    private readonly StandInCheckout _checkout = new();

    public static TheoryData<string> Scripts => Shell.Both;

    public void Dispose() => _checkout.Dispose();

    [Theory, MemberData(nameof(Scripts))]
    public void The_first_run_builds_the_host_and_hands_it_every_argument_as_it_is(string script)
    {
        string[] arguments =
            ["--target=Train", "--set=a.b=1,2", "two words", "", "Bäder", "a'b\"c", "$HOME", "--mirror=C:\\data"];

        var run = _checkout.Run(script, arguments);

        Assert.Equal(0, run.Code);
        Assert.Equal(arguments.Select(argument => $"<{argument}>"), run.Out.Split('\n').Take(arguments.Length));
        Assert.Contains($"root={_checkout.Root} in {_checkout.Root}", run.Out, StringComparison.Ordinal);
        Assert.Equal("Building the build (once; again after a change of its sources) ...\n", run.Error);
        Assert.Equal(1, _checkout.Builds);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void A_second_run_says_nothing_of_its_own_and_starts_the_host_alone(string script)
    {
        _checkout.Run(script);
        var calls = _checkout.Calls.Length;

        var run = _checkout.Run(script, "--help");

        Assert.Equal("", run.Error);
        Assert.EndsWith("/Build.dll --help", Assert.Single(_checkout.Calls[calls..]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_one_script_built_is_current_for_the_other()
    {
        foreach (var script in (string[])["build.sh", "build.ps1", "build.sh"])
            _checkout.Run(script);

        Assert.Equal(1, _checkout.Builds);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void An_exit_code_is_the_host_s(string script)
    {
        foreach (var code in (int[])[0, 1, 42, 130])
            Assert.Equal(code, _checkout.Run(script, $"--exit={code}").Code);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Building_the_host_takes_nothing_of_the_host_s_input(string script)
    {
        File.WriteAllText(_checkout.Tool("input"), "");
        var running = _checkout.Start(script);
        running.Input.Write("a line");
        running.Input.Flush();

        Assert.EndsWith("a line", running.Finish().Out, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Called_from_another_folder_the_host_runs_there_and_nothing_else_is_left_there(string script)
    {
        var elsewhere = _checkout.Make("elsewhere");
        var relative = Path.GetRelativePath(elsewhere, _checkout.PathOf(script));

        var run = Shell.Start(relative, [], _checkout.Environment, elsewhere).Finish();

        Assert.Contains($"root={_checkout.Root} in {elsewhere}", run.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
        Assert.Contains(_checkout.Calls, call => call.EndsWith($" in {_checkout.Root}", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Called_through_links_it_builds_where_it_is_itself(string script)
    {
        var elsewhere = _checkout.Make("elsewhere");
        var relative = Path.GetRelativePath(elsewhere, _checkout.PathOf(script));
        File.CreateSymbolicLink(Path.Combine(elsewhere, "second" + script), relative);
        File.CreateSymbolicLink(Path.Combine(elsewhere, script), "second" + script);

        foreach (var link in (string[])[Path.Combine(elsewhere, script), script])
        {
            var run = Shell.Start(link, [], _checkout.Environment, elsewhere).Finish();
            Assert.Contains($"root={_checkout.Root} in {elsewhere}", run.Out, StringComparison.Ordinal);
        }
        Assert.Equal(2, Directory.GetFileSystemEntries(elsewhere).Length);
    }

    [Fact]
    public void The_host_is_told_the_name_of_the_script_that_started_it()
    {
        Assert.EndsWith(", ./build.ps1\n", _checkout.Run("build.ps1").Out, StringComparison.Ordinal);
    }
}
