using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Xgboost.Loading;

namespace Kayfabe.Build.Tests.Running;

/// <summary>What of the machine is in the keys.</summary>
public sealed class EnvironmentLaws(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void Every_key_has_the_platform_and_those_of_stages_that_use_XGBoost_its_file()
    {
        var library = Digest.OfFile(XgboostLibrary.Locate()!).ToString();
        var made = StudyLock.Read(File.ReadAllBytes(Path.Combine(built.Checkout.Published, "lock.json")), "lock.json");
        Assert.All(made.Stages, stage =>
        {
            var entries = stage.Entries.Where(entry => entry.Kind == EntryKind.Environment)
                .ToDictionary(entry => entry.Name, entry => entry.Value);
            Assert.Superset(
                new HashSet<string> { ".NET", "architecture", "operating system" }, entries.Keys.ToHashSet());
            Assert.Equal(entries.ContainsKey("XGBoost"), entries.GetValueOrDefault("XGBoost library") == library);
        });
        Assert.Contains(
            made.Find("Train")!.Entries, entry => entry is { Kind: EntryKind.Environment, Name: "XGBoost library" });
    }

    [Fact]
    public void Another_file_of_the_same_version_reruns_what_uses_it_and_is_named()
    {
        using var checkout = built.Checkout.Copy();
        var copy = Path.Combine(checkout.Root, "libxgboost.so");
        // What follows the sections of a library is not loaded.
        File.WriteAllBytes(copy, [.. File.ReadAllBytes(XgboostLibrary.Locate()!), 0]);

        var run = Host.Run(checkout, new Dictionary<string, string?> { ["KAYFABE_XGBOOST"] = copy }).Succeeded();

        Assert.StartsWith("XGBoost library sha256:", run["Train"].Detail, StringComparison.Ordinal);
        Assert.Equal("Train ran environmentChanged", run["Train"].ToString());
        Assert.Equal("hit", run["Split"].Verdict);
        // The same bytes came out: nothing else has to run.
        Assert.Equal("hit", run["Report"].Verdict);
    }
}
