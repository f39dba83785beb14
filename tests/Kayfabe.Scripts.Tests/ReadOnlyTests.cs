namespace Kayfabe.Scripts.Tests;

/// <summary>A checkout that its user may read and not write.</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private readonly StandInCheckout _checkout = new();

    public static TheoryData<string> Scripts => Shell.Both;

    public void Dispose() => _checkout.Dispose();

    [Theory, MemberData(nameof(Scripts))]
    public void With_the_host_built_it_runs(string script)
    {
        _checkout.Run(script);

        var run = RunReadOnly(script, "--cache-dir=/elsewhere");

        Assert.Equal(0, run.Code);
        Assert.Contains("<--cache-dir=/elsewhere>", run.Out, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Without_the_host_it_says_what_is_in_the_way_and_what_to_do(string script)
    {
        var run = RunReadOnly(script);

        Assert.Equal(1, run.Code);
        Assert.Equal(
            $"""
            The host is not built here, or its sources changed since, and this user cannot build it: not writable is
              {_checkout.Root}
            Build it once as a user who may write there (./{script} --help), or work in a copy of the project.

            """.ReplaceLineEndings("\n"),
            run.Error);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void With_the_host_of_other_sources_it_says_so_too(string script)
    {
        _checkout.Run(script);
        _checkout.Write("build/Stages/Train.cs", "another");

        var run = RunReadOnly(script);

        Assert.Equal(1, run.Code);
        Assert.Contains($"not writable is\n  {_checkout.PathOf(".build/host")}\n", run.Error, StringComparison.Ordinal);
    }

    private ScriptRun RunReadOnly(string script, params string[] arguments)
    {
        Shell.Run("chmod", ["-R", "a-w", _checkout.Root]);
        return _checkout.RunWithoutRights(script, arguments);
    }
}
