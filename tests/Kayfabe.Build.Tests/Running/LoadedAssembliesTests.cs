using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Running;

/// <summary>What a run that has nothing to do does not pay for.</summary>
public sealed class LoadedAssembliesTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void A_Report_that_has_nothing_to_do_loads_nothing_of_AWS()
    {
        var loaded = LoadedBy("--target=Report");
        Assert.Contains("Kayfabe.Store", loaded);
        Assert.DoesNotContain(loaded, static name => name.StartsWith("AWSSDK", StringComparison.Ordinal));
        Assert.DoesNotContain("Kayfabe.Aws", loaded);
    }

    [Fact]
    public void A_target_that_asks_AWS_loads_it() =>
        // Else the other test could not fail.
        Assert.Contains("Kayfabe.Aws", LoadedBy("--target=Preflight", "--region=us-east-1", "--profile=none-of-this-name"));

    private string[] LoadedBy(params string[] options)
    {
        using var checkout = built.Checkout.Copy();
        var file = Path.Combine(checkout.Root, "loaded.txt");
        Host.Run(
            checkout,
            new Dictionary<string, string?>
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(LoadedAssembliesTests).Assembly.Location,
                [StartupHook.Variable] = file,
            },
            options);
        return File.ReadAllLines(file);
    }
}
