using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.CommandLine;

/// <summary>What the host shows without running anything.</summary>
public sealed class ShownTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("--tree")]
    [InlineData("--description")]
    [InlineData("--dryrun")]
    public Task It_shows(string option)
    {
        using var checkout = Checkout.Fresh();

        var run = checkout.Run(option).Succeeded();

        Assert.Empty(run.Error);
        Assert.False(Directory.Exists(checkout.Artifacts));
        return Verify(run.Scrubbed(run.Out)).UseParameters(option);
    }
}
