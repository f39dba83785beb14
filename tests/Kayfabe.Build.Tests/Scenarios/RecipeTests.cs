using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>
/// A stage is added as CONTRIBUTING.md says: its code blocks, and nothing else, are put into a copy of the sources.
/// </summary>
public sealed partial class RecipeTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void A_stage_that_is_added_as_the_recipe_says_works()
    {
        using var sources = new SourceCopy();
        Follow(sources);
        sources.Compile();
        using var checkout = Checkout.Fresh();

        Assert.Contains("─FeatureCounts", sources.Run(checkout, "--tree").Succeeded().Out, StringComparison.Ordinal);
        Assert.Matches(@"featureCounts\.top +The number of features\.", sources.Run(checkout, "--help")
            .Succeeded().Out);

        var first = sources.Run(checkout).Succeeded();
        AssertRan(first, "neverRan");
        Assert.Matches(@"(?m)^FeatureCounts +ran +no earlier run here", first.Out);
        // Eleven features, and the header.
        Assert.Equal(12, Lines(checkout).Length);

        Assert.All(sources.Run(checkout).Succeeded().Stages,
            stage => Assert.Contains(stage.Verdict, (string[])["hit", "notApplicable"]));

        checkout.Edit(study => study["featureCounts"] = new JsonObject { ["top"] = 5 });
        var changed = sources.Run(checkout).Succeeded();
        AssertRan(changed, "settingChanged");
        Assert.Equal("top 20 -> 5", changed["FeatureCounts"].Detail);
        Assert.Equal(6, Lines(checkout).Length);
        AssertOthersHit(changed);

        var overridden = sources.Run(checkout, "--set=featureCounts.top=3").Succeeded();
        AssertRan(overridden, "settingChanged");
        Assert.Equal(4, Lines(checkout).Length);

        Assert.Contains("--set=featureCounts.top=0", sources.Run(checkout, "--set=featureCounts.top=0")
            .AssertExplained().Error, StringComparison.Ordinal);
    }

    private static void Follow(SourceCopy sources)
    {
        var recipe = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        var blocks = Block().Matches(recipe);
        Assert.Equal(5, blocks.Count);
        foreach (Match block in blocks)
        {
            var (file, before, source) = (block.Groups["file"].Value, block.Groups["before"].Value,
                Dedented(block.Groups["source"].Value));
            if (before.Length == 0)
                sources.Add(file, source);
            else if (before.StartsWith('['))
                sources.Edit(file, before, source + before);
            else
                sources.Insert(file, source + "\n", before: $" {before} {{ get; init; }}", start: "    /// <summary>");
        }
    }

    // The blocks stand in the items of a list.
    private static string Dedented(string source) =>
        string.Concat(source.TrimEnd().Split('\n').Select(line => (line.Length > 3 ? line[3..] : "") + "\n"));

    private static string[] Lines(Checkout checkout) =>
        File.ReadAllLines(Path.Combine(checkout.Artifacts, "FeatureCounts", "featureCounts.csv"));

    // The stage, and who reads it.
    private static void AssertRan(HostRun run, string reason)
    {
        Assert.Equal($"FeatureCounts ran {reason}", run["FeatureCounts"].ToString());
        Assert.Equal($"Report ran {reason}", run["Report"].ToString());
    }

    private static void AssertOthersHit(HostRun run) => Assert.All(
        run.Stages.Where(stage => stage.Stage is not ("FeatureCounts" or "Report")),
        stage => Assert.NotEqual("ran", stage.Verdict));

    [GeneratedRegex(
        @"```csharp\n +// (?<file>[\w./]+)(?:, before (?:the section )?(?<before>\S+))?\n(?<source>.*?)\n +```",
        RegexOptions.Singleline)]
    private static partial Regex Block();
}
