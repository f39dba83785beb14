using Kayfabe.Build.Tasks.Stress;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.BadInput;

/// <summary>What the real host says of what it cannot use.</summary>
public sealed class BadInputTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    public static TheoryData<string> Names => [.. BadInputTable.All.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Bad_input_is_explained_and_changes_nothing(string given) =>
        BadInputTable.All.Single(bad => bad.Name == given).Check(built.Checkout);

    [Fact]
    public void A_full_disk_is_explained_and_changes_nothing()
    {
        using var disk = Disk();
        using var checkout = built.Checkout.Copy(disk.Folder);
        checkout.Edit(study => study["train"]!["eta"] = 0.2);
        disk.Fill();

        var run = checkout.Run();

        run.AssertExplained();
        Assert.Contains("the disk is full", run.Error, StringComparison.Ordinal);
        Assert.Contains("Free some space", run.Error, StringComparison.Ordinal);
        Assert.Equal(built.Checkout.Results(), checkout.Results());
    }

    [Fact]
    public void A_disk_that_cannot_be_written_is_explained_and_changes_nothing()
    {
        using var disk = Disk();
        using var checkout = built.Checkout.Copy(disk.Folder);
        checkout.Edit(study => study["train"]!["eta"] = 0.2);
        Assert.True(disk.Protect(isReadOnly: true));

        var run = checkout.Run();

        Assert.True(disk.Protect(isReadOnly: false));
        run.AssertExplained();
        Assert.Contains("artifacts/small cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal(built.Checkout.Results(), checkout.Results());
    }

    [Fact]
    public void Another_XGBoost_than_the_report_was_made_with_is_a_warning()
    {
        using var checkout = built.Checkout.Copy();
        var numbers = Path.Combine(checkout.Published, "metrics.json");
        var current = File.ReadAllText(numbers);
        File.WriteAllText(numbers,
            System.Text.RegularExpressions.Regex.Replace(current, "(\"xgboost\": )\"[^\"]+\"", "$1\"0.72.0\""));

        var split = checkout.Run("--target=Split").Succeeded();
        var first = checkout.Run().Succeeded();
        var second = checkout.Run().Succeeded();

        Assert.Empty(split.Error);
        Assert.StartsWith("Warning: reports/small/ was made with XGBoost 0.72.0, and this is ", first.Error,
            StringComparison.Ordinal);
        Assert.Single(first.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(current, File.ReadAllText(numbers));
        Assert.Empty(second.Error);
    }

    private static SmallDisk Disk()
    {
        var disk = SmallDisk.TryMount(megabytes: 8, out var problem);
        Assert.SkipWhen(disk is null, $"A small disk: {problem}.");
        return disk;
    }
}
