namespace Kayfabe.Scripts.Tests;

/// <summary>Runs the tests that are PowerShell's own.</summary>
public sealed class PesterTests : IDisposable
{
    private readonly StandInCheckout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void The_tests_of_build_ps1_in_PowerShell_pass()
    {
        _checkout.Environment["CHECKOUT"] = _checkout.Root;
        _checkout.Environment["TOOLS"] = _checkout.Tools;
        var tests = Path.Combine(AppContext.BaseDirectory, "build.Tests.ps1");
        var script = $$"""
            Import-Module '{{Path.Combine(Repository.Pester, "Pester.psd1")}}'
            $result = Invoke-Pester -PassThru -Output Detailed -Path '{{tests}}'
            exit [int] ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0 -or $result.SkippedCount -ne 0)
            """;

        var run = Shell.Start(
            [Shell.DotnetProgram, Repository.PowerShell, "-NoProfile", "-NonInteractive", "-Command", script],
            _checkout.Environment, _checkout.Root).Finish();

        Assert.True(run.Code == 0, run.ToString());
    }
}
