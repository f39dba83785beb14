using System.Text;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.CommandLine;

/// <summary>
/// What the host shows without running anything: one snapshot, so that a stage that is added changes one.
/// </summary>
public sealed class ShownTests
{
    [Fact]
    public Task It_shows_the_help_the_tree_the_descriptions_and_the_order()
    {
        using var checkout = Checkout.Fresh();
        var shown = new StringBuilder();
        foreach (var option in (string[])["--help", "--tree", "--description", "--dryrun"])
        {
            var run = checkout.Run(option).Succeeded();
            Assert.Empty(run.Error);
            shown.Append("$ ./build.sh ").Append(option).Append('\n').Append(run.Scrubbed(run.Out)).Append('\n');
        }
        Assert.False(Directory.Exists(checkout.Artifacts));
        return Verify(shown.ToString());
    }
}
