using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>The real host, run as a user runs it.</summary>
public sealed class ScenarioTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    public static TheoryData<string> Names => [.. ScenarioTable.All.Select(scenario => scenario.Name)];

    [Fact]
    public void A_first_run_makes_everything()
    {
        Expected.AllRan(MissReason.NeverRan).Check("first run", built.FirstRun);
        Assert.True(File.Exists(Path.Combine(built.Checkout.Published, "report.html")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_reruns_what_a_change_reaches(string name) =>
        ScenarioTable.All.Single(scenario => scenario.Name == name).Play(built.Checkout);

    [Fact]
    public void Another_checkout_with_the_same_store_makes_nothing()
    {
        using var elsewhere = Checkout.Fresh();

        var run = elsewhere.Run($"--cache-dir={built.Checkout.Cache}");

        Expected.AllHits.Check("elsewhere", run);
        Assert.All(run.Stages.Where(stage => stage.Verdict == "hit"),
            stage => Assert.Equal("restored from the store", stage.Detail));
        elsewhere.AssertSameResults(built.Checkout);
    }

    [Fact]
    public void Two_checkouts_make_the_same_bytes()
    {
        using var elsewhere = Checkout.Fresh();

        elsewhere.Run().Succeeded();

        elsewhere.AssertSameResults(built.Checkout);
        // With the lock. The statement says when and where, which is another time here.
        Assert.Equal(LockOf(built.Checkout), LockOf(elsewhere));
    }

    [Fact]
    public void What_is_published_is_what_study_json_says()
    {
        using var checkout = built.Checkout.Copy();
        var before = Checkout.Digests(checkout.Published);
        checkout.Edit(study => study["title"] = "Another title");

        checkout.Run("--eta=0.1").Succeeded();
        Assert.Equal(before, Checkout.Digests(checkout.Published));

        checkout.Run().Succeeded();
        Assert.Contains("Another title", File.ReadAllText(Path.Combine(checkout.Published, "report.md")),
            StringComparison.Ordinal);
        Assert.Equal(
            Checkout.Digests(Path.Combine(checkout.Artifacts, "Report")),
            string.Join('\n', checkout.PublishedResults.Split('\n')
                .Where(line => !line.StartsWith("model/", StringComparison.Ordinal))));
    }

    private static byte[] LockOf(Checkout checkout) =>
        File.ReadAllBytes(Path.Combine(checkout.Published, "lock.json"));

    [Fact]
    public void Another_version_of_a_package_reruns_the_stages_that_reach_it()
    {
        using var checkout = built.Checkout.Copy();
        using var host = new HostCopy();
        host.RaiseVersion("CsvHelper");

        var run = host.Run(checkout);

        // Every stage reads or writes CSV. What they make is the same, so that nothing else is a reason.
        Expected.AllRan(MissReason.PackageChanged).Check("another CsvHelper", run);
        checkout.AssertSameResults(built.Checkout);
        Assert.NotEqual(Checkout.Digests(built.Checkout.Published), Checkout.Digests(checkout.Published));
    }
}
