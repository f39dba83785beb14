using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.BadInput;

/// <summary>What the real host says of what it cannot use.</summary>
public sealed class BadInputTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    /// <summary>The lines of a small terminal.</summary>
    private const int Screen = 24;

    public static TheoryData<string> Names => [.. BadInputTable.All.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Bad_input_is_explained_and_changes_nothing(string given)
    {
        using var checkout = built.Checkout.Copy();
        var bad = BadInputTable.All.Single(bad => bad.Name == given);
        bad.Give(checkout);

        var run = Host.Run(checkout, bad.Environment, [.. bad.Options]);

        AssertExplained(run);
        Assert.Equal(built.Checkout.Results(), checkout.Results());
        Assert.Equal(Checkout.Digests(built.Checkout.Published), Checkout.Digests(checkout.Published));
        return Verify(run.Scrubbed(run.Error)).UseDirectory("Approved").UseTypeName("BadInput").UseMethodName("Says").UseParameters(given);
    }

    [SkippableFact]
    public void A_full_disk_is_explained_and_changes_nothing()
    {
        using var disk = new SmallDisk();
        using var checkout = built.Checkout.Copy(disk.Folder);
        checkout.Edit(study => study["train"]!["eta"] = 0.2);
        disk.Fill();

        var run = checkout.Run();

        AssertExplained(run);
        Assert.Contains("the disk is full", run.Error, StringComparison.Ordinal);
        Assert.Contains("Free some space", run.Error, StringComparison.Ordinal);
        Assert.Equal(built.Checkout.Results(), checkout.Results());
    }

    [SkippableFact]
    public void A_disk_that_cannot_be_written_is_explained_and_changes_nothing()
    {
        using var disk = new SmallDisk();
        using var checkout = built.Checkout.Copy(disk.Folder);
        checkout.Edit(study => study["train"]!["eta"] = 0.2);
        using (disk.ReadOnly())
        {
            var run = checkout.Run();

            AssertExplained(run);
            Assert.Contains("Make the folder writable", run.Error, StringComparison.Ordinal);
        }
        Assert.Equal(built.Checkout.Results(), checkout.Results());
    }

    [Fact]
    public void Another_XGBoost_than_the_report_was_made_with_is_a_warning()
    {
        using var checkout = built.Checkout.Copy();
        var numbers = Path.Combine(checkout.Published, "metrics.json");
        var current = File.ReadAllText(numbers);
        File.WriteAllText(numbers, System.Text.RegularExpressions.Regex.Replace(current, "(\"xgboost\": )\"[^\"]+\"", "$1\"0.72.0\""));

        var split = checkout.Run("--target=Split").Succeeded();
        var first = checkout.Run().Succeeded();
        var second = checkout.Run().Succeeded();

        Assert.Empty(split.Error);
        Assert.StartsWith("Warning: reports/small/ was made with XGBoost 0.72.0; here is ", first.Error, StringComparison.Ordinal);
        Assert.Single(first.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(current, File.ReadAllText(numbers));
        Assert.Empty(second.Error);
    }

    private static void AssertExplained(HostRun run)
    {
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
        Assert.InRange(run.Error.Split('\n').Length - 1, 1, Screen);
    }
}
