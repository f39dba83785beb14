namespace Kayfabe.Scripts.Tests;

/// <summary>How build.sh installs the XGBoost library.</summary>
public sealed class XgboostTests : IDisposable
{
    private readonly StandInCheckout _checkout = new();

    public XgboostTests()
    {
        _checkout.Environment.Remove("KAYFABE_XGBOOST");
        _checkout.Program("ldconfig", "exit 0");
        _checkout.Program("python3", "exit 1");
        _checkout.Program("sudo", "[[ $1 == -n ]] && shift; exec \"$@\"");
        File.CreateSymbolicLink(_checkout.Tool("true"), Shell.Find("true")!);
    }

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void It_is_installed_where_apt_is()
    {
        _checkout.Program("apt-get", "echo apt-get \"$@\" >>\"${0%/*}/calls\"");

        Assert.Contains("Installing the XGBoost library", _checkout.Run("build.sh").Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install -qq -y libxgboost0", _checkout.Calls);
    }

    [Fact]
    public void What_apt_says_is_shown_where_it_fails_and_the_host_is_built()
    {
        _checkout.Program("apt-get", "echo E: Unable to locate package libxgboost0 >&2; exit 100");

        var run = _checkout.Run("build.sh");

        Assert.Equal(0, run.Code);
        Assert.Contains(
            """
            E: Unable to locate package libxgboost0
            That did not work (all of it: .build/xgboost.log): the stage Train will say what to do.
            """.ReplaceLineEndings("\n"),
            run.Error, StringComparison.Ordinal);
    }
}
