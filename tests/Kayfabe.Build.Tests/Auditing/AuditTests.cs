using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Auditing;

/// <summary>The audit of a published study of the whole road, and what it finds when one thing is changed.</summary>
public sealed class AuditTests(BuiltRoad built) : IClassFixture<BuiltRoad>
{
    [Fact]
    public void What_was_just_built_passes_and_the_tree_leads_to_every_source()
    {
        var audit = built.Checkout.Run("--target=Audit").Succeeded();

        Assert.DoesNotContain("WRONG", audit.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("other  ", audit.Out, StringComparison.Ordinal);
        foreach (var source in (string[])
            ["exports/posts.csv", "pictures: 60 files", "recordings/labels.jsonl", "annotations/ada.csv"])
            Assert.Contains($"─ {source}\n", audit.Out, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(built.Checkout.Artifacts, "Audit", "audit.html"));
        Assert.Contains("href=\"#stage-Train\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"stage-Train\"", page, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Altered => new()
    {
        { "reports/small/metrics.json", "Report: metrics.json: reports/small/metrics.json has other content" },
        { "reports/small/figures/roc.svg", "Report: figures/roc.svg: reports/small/figures/roc.svg has other content" },
        { "reports/small/model/model.ubj", "Train: model.ubj: reports/small/model/model.ubj has other content" },
        { "artifacts/small/Split/rows.csv", "Split: rows.csv: artifacts/small/Split/rows.csv has other content" },
        { "data/small/annotations/ada.csv", "Annotate: annotations/ada.csv: has other content" },
        { "data/small/recordings/labels.jsonl", "Detect: recordings/labels.jsonl: has other content" },
        { "data/small/exports/posts.csv", "Ingest: exports/posts.csv: has other content" },
        { "data/small/pictures/HPic001.png", "Pictures: pictures: HPic001.png edited" },
    };

    [Theory]
    [MemberData(nameof(Altered))]
    public void A_flipped_bit_is_found_and_named(string file, string finding)
    {
        using var checkout = built.Checkout.Copy();
        var path = Path.Combine(checkout.Root, file);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var audit = checkout.Run("--target=Audit").AssertExplained();

        Assert.Contains($"\nWRONG    {finding}", audit.Out, StringComparison.Ordinal);
        Assert.Equal(1, Findings(audit, "WRONG"));
    }

    [Fact]
    public void A_damaged_object_of_the_store_is_found()
    {
        using var checkout = built.Checkout.Copy();
        File.AppendAllText(checkout.ObjectOf("Split/rows.csv"), "x");

        Assert.Contains("WRONG    Split: rows.csv: the store has other content",
            checkout.Run("--target=Audit", "--subject=model").AssertExplained().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_was_changed_since_is_named_with_both_values()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Edit(study => study["train"]!["eta"] = 0.2);

        var audit = checkout.Run("--target=Audit", "--subject=model").AssertExplained();

        Assert.Contains("WRONG    Train: eta: 0.3 in the lock, 0.2 in study.json", audit.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_lock_is_an_error()
    {
        using var checkout = built.Checkout.Copy();
        var file = Path.Combine(checkout.Published, "lock.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"0.3\"", "\"0.4\"", StringComparison.Ordinal));

        Assert.Contains("the key of Train is not that of its entries",
            checkout.Run("--target=Audit").AssertExplained().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edge_that_does_not_join_is_named()
    {
        using var checkout = built.Checkout.Copy();
        // The outputs are no part of a stage's own key.
        EditLock(checkout, stages =>
        {
            var rows = stages.First(stage => (string)stage!["stage"]! == "Split")!["outputs"]!.AsArray()
                .First(output => (string)output!["path"]! == "rows.csv")!;
            rows["digest"] = "sha256:" + new string('0', 64);
        });

        var audit = checkout.Run("--target=Audit", "--subject=model").AssertExplained();

        Assert.Contains("Split/rows.csv was read with another digest than Split gave it", audit.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named_as_missing_and_not_as_wrong()
    {
        using var checkout = built.Checkout.Copy();
        // As a clone has it: neither artifacts nor a store.
        Directory.Delete(checkout.Artifacts, recursive: true);
        Directory.Delete(checkout.Cache, recursive: true);
        File.Delete(Path.Combine(checkout.StudyFolder, "annotations", "ben.csv"));

        var audit = checkout.Run("--target=Audit", "--subject=reports/small/report.html");

        Assert.Contains("missing  Split: rows.csv: no copy is here", audit.Out, StringComparison.Ordinal);
        Assert.Contains("missing  Annotate: annotations/ben.csv: it is not here", audit.Out, StringComparison.Ordinal);
        audit.Succeeded();
    }

    [Fact]
    public void As_json_nothing_else_is_printed()
    {
        var audit = built.Checkout.Run("--target=Audit", "--subject=model", "--json", "--verbosity=quiet").Succeeded();

        var json = JsonNode.Parse(audit.Out)!;
        Assert.Equal("model", (string)json["subject"]!);
        Assert.Equal(0, (int)json["counts"]!["wrong"]!);
        Assert.Contains(json["stages"]!.AsArray(), stage => (string)stage!["stage"]! == "Ingest");
    }

    [Theory]
    [InlineData("reports/small/metrics.json", "Report/metrics.json of run ")]
    [InlineData("artifacts/small/Train/model.ubj", "Train/model.ubj of run ")]
    [InlineData("Train/model.ubj", "Train/model.ubj of run ")]
    [InlineData("data/small/annotations/ada.csv", "is a source of the study: no stage made it.")]
    [InlineData("data/small/pictures/HPic001.png", "Read by Pictures in run ")]
    public void Why_tells_where_a_file_came_from(string artifact, string words) =>
        Assert.Contains(words, built.Checkout.Run("--target=Why", $"--artifact={artifact}").Succeeded().Out,
            StringComparison.Ordinal);

    [Fact]
    public void Why_finds_a_file_by_its_content_wherever_it_is_and_by_its_digest()
    {
        using var checkout = built.Checkout.Copy();
        var model = Path.Combine(checkout.Artifacts, "Train", "model.ubj");
        File.Copy(model, Path.Combine(checkout.Root, "mine.bin"));
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(model)));

        foreach (var name in (string[])["mine.bin", digest, digest[..10], $"sha256:{digest.ToLowerInvariant()}"])
        {
            var why = checkout.Run("--target=Why", $"--artifact={name}").Succeeded();
            Assert.StartsWith($"{name}: Train/model.ubj of run ", why.Out, StringComparison.Ordinal);
            Assert.Contains("\nIngest     made from exports/posts.csv", why.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--target=Why", "--artifact is missing")]
    [InlineData("--target=Why --artifact=nothing.txt", "'nothing.txt' is neither a file, an artifact nor a digest")]
    [InlineData("--target=Why --artifact=data/small/study.json", "was neither made nor read by a run of small")]
    public void What_no_run_knows_is_an_error_with_a_remedy(string options, string problem) =>
        Assert.Contains(problem, built.Checkout.Run(options.Split(' ')).AssertExplained().Error,
            StringComparison.Ordinal);

    private static int Findings(HostRun audit, string state) => audit.Out.Split("\n\n")[^2].Split('\n')
        .Count(line => line.StartsWith(state, StringComparison.Ordinal));

    private static void EditLock(Checkout checkout, Action<JsonArray> edit)
    {
        var file = Path.Combine(checkout.Published, "lock.json");
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        edit(json["stages"]!.AsArray());
        File.WriteAllText(file, json.ToJsonString());
    }
}
