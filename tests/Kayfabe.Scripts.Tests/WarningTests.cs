namespace Kayfabe.Scripts.Tests;

/// <summary>What keeps whom from building.</summary>
public sealed class WarningTests
{
    [Theory, InlineData(null, "false"), InlineData("true", "true")]
    public void Warnings_are_errors_in_CI_only(string? ci, string errors) =>
        Assert.Equal(errors, Property("TreatWarningsAsErrors", ci));

    [Fact]
    public void No_advisory_is_an_error_by_its_own() =>
        Assert.DoesNotContain("NU190", Property("WarningsAsErrors", null), StringComparison.Ordinal);

    [Fact]
    public void A_project_is_compiled_as_build_sh_compiles_it() =>
        Assert.Equal("Release", Property("Configuration", null));

    private static string Property(string name, string? ci)
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = Environment.GetEnvironmentVariable("HOME"),
            ["CI"] = ci,
        };
        var run = Shell.Start(
            [Shell.DotnetProgram, "msbuild", "build/Build.csproj", $"-getProperty:{name}"],
            environment, Repository.Root).Finish();
        Assert.True(run.Code == 0, run.ToString());
        return run.Out.Trim();
    }
}
