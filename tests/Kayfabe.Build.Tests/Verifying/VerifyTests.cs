using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Statements;

namespace Kayfabe.Build.Tests.Verifying;

/// <summary>One thing of a published study is changed, and Verify names it.</summary>
public sealed class VerifyTests(BuiltRoad built) : IClassFixture<BuiltRoad>
{
    [Fact]
    public void A_published_result_is_identical_to_what_its_sources_give_and_nothing_of_the_checkout_is_written()
    {
        using var checkout = built.Checkout.Copy();
        Directory.Delete(checkout.Cache, recursive: true);
        Directory.Delete(checkout.Artifacts, recursive: true);
        var before = Checkout.Digests(checkout.Root);

        var run = checkout.Run("--target=Verify").Succeeded();

        Assert.Contains("small: identical: ", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
        Assert.Equal(before, Checkout.Digests(checkout.Root));
    }

    [Fact]
    public void A_number_of_the_report_is_named_with_its_line()
    {
        using var checkout = built.Checkout.Copy();
        var path = Path.Combine(checkout.Published, "tables", "predictions.csv");
        var lines = File.ReadAllLines(path);
        var cells = lines[3].Split(',');
        var found = cells[^1];
        cells[^1] = "0.5";
        lines[3] = string.Join(',', cells);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");

        AssertDifferent(
            checkout,
            $"reports/small/tables/predictions.csv: different: line 4, row {cells[0]}, "
            + $"column {lines[0].Split(',')[^1]}: expected {found}, found 0.5");
    }

    [Fact]
    public void One_byte_of_a_page_is_named()
    {
        using var checkout = built.Checkout.Copy();
        var path = Path.Combine(checkout.Published, "report.md");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("# A", "# B", StringComparison.Ordinal));

        AssertDifferent(checkout, "reports/small/report.md: different: line 1: expected 'A', found 'B'");
    }

    [Fact]
    public void Files_that_are_missing_or_that_nothing_made_are_named()
    {
        using var checkout = built.Checkout.Copy();
        File.Delete(Path.Combine(checkout.Published, "metrics.json"));
        File.WriteAllText(Path.Combine(checkout.Published, "figures", "other.svg"), "<svg/>");

        AssertDifferent(
            checkout, "reports/small/metrics.json: different: is missing",
            "reports/small/figures/other.svg: different: nothing made it");
    }

    [Fact]
    public void What_is_about_the_result_is_not_compared()
    {
        using var checkout = built.Checkout.Copy();
        Directory.CreateDirectory(Path.Combine(checkout.Published, "provenance"));
        File.WriteAllText(Path.Combine(checkout.Published, "provenance", "statement.json"), "{}");

        AssertIdentical(checkout);
    }

    [Fact]
    public void An_annotation_that_was_edited_is_the_first_stage_that_differs()
    {
        using var checkout = built.Checkout.Copy();
        var path = checkout.In("annotations/ada.csv");
        File.WriteAllText(path, Swapped(File.ReadAllText(path), "HPic031,ada,"));

        var run = AssertDifferent(
            checkout, "annotations/ada.csv edited; ", "Featurize      different     follows from Annotate");
        Assert.Contains("Detect         identical", run.Out, StringComparison.Ordinal);
        // The bytes of before are in the store.
        Assert.Matches(
            @"codings.csv differs, line \d+, row HPic031, column ada: expected '\w+', found '\w+'", run.Out);
    }

    [Fact]
    public void A_recording_that_was_edited_is_the_first_stage_that_differs()
    {
        using var checkout = built.Checkout.Copy();
        var path = checkout.In("recordings/labels.jsonl");
        File.WriteAllText(path, Replaced(File.ReadAllText(path), "97.25", "97.75"));

        AssertDifferent(checkout, "Detect         different     recordings/labels.jsonl edited; ");
    }

    [Fact]
    public void A_setting_that_was_edited_is_named()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Edit(study => study["train"]!["eta"] = 0.25);

        AssertDifferent(checkout, "Train          different     eta ", " -> 0.25; ");
    }

    [Fact]
    public void A_key_of_the_lock_that_was_edited_is_refused()
    {
        using var checkout = built.Checkout.Copy();
        const string value = "\"name\":\"threshold\",\"value\":\"";
        EditLock(checkout, text => Replaced(text, value, value + "1"));

        Assert.Contains("the key of Featurize is not that of its entries",
            checkout.Run("--target=Verify").AssertExplained().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_of_the_lock_that_was_edited_is_named_with_its_stage()
    {
        using var checkout = built.Checkout.Copy();
        EditLock(checkout, text =>
        {
            var at = text.IndexOf("\"path\":\"model.json\",\"digest\":\"sha256:", StringComparison.Ordinal) + 39;
            return text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..];
        });

        AssertDifferent(
            checkout, "Train          different     the same inputs and code; model.json differs: expected sha256:");
    }

    [Fact]
    public void A_lock_that_is_not_as_the_build_writes_it_is_named()
    {
        using var checkout = built.Checkout.Copy();
        EditLock(checkout, text => text + "\n");

        AssertDifferent(checkout, "reports/small/lock.json: different: line ");
    }

    [Theory]
    [InlineData(null, "there is no lock")]
    [InlineData("{\"schemaVersion\":1", "this is not JSON")]
    [InlineData("{\n<<<<<<< HEAD\n", "git left the conflict markers of a merge in it")]
    [InlineData("{\"schemaVersion\":99}", "newer version of Kayfabe")]
    public void A_lock_that_is_missing_damaged_or_half_merged_is_an_error_with_its_place(
        string? content, string problem)
    {
        using var checkout = built.Checkout.Copy();
        var path = Path.Combine(checkout.Published, "lock.json");
        File.Delete(path);
        if (content is not null)
            File.WriteAllText(path, content);

        var error = checkout.Run("--target=Verify").AssertExplained().Error;

        Assert.Contains("reports/small/lock.json", error, StringComparison.Ordinal);
        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.Contains("build", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_store_and_damaged_artifacts_of_the_checkout_do_not_matter()
    {
        using var checkout = built.Checkout.Copy();
        foreach (var file in Directory.GetFiles(checkout.Cache, "*", SearchOption.AllDirectories))
            File.WriteAllText(file, "damaged");
        File.WriteAllText(Path.Combine(checkout.Artifacts, "Train", "model.json"), "damaged");

        AssertIdentical(checkout);
    }

    [Fact]
    public void The_tolerance_reruns_nothing()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Edit(study => study["verify"] = new JsonObject { ["tolerance"] = 0.01 });

        Assert.All(
            checkout.Run().Succeeded().Stages,
            stage => Assert.Contains(stage.Verdict, (string[])["hit", "notApplicable"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_outcome_is_signed_with_every_file_that_was_compared(bool passes)
    {
        using var checkout = built.Checkout.Copy();
        using var key = SigningKey.Create();
        var file = Path.Combine(checkout.Root, "key.pem");
        File.WriteAllText(file, key.ToPem(null));
        if (!passes)
            File.AppendAllText(Path.Combine(checkout.Published, "metrics.json"), "\n");

        Assert.Equal(passes ? 0 : 1, checkout.Run("--target=Verify", $"--sign={file}").ExitCode);

        var path = Path.Combine(checkout.Artifacts, "Verify", VerificationSummary.FileName);
        var summary = VerificationSummary.Read(
            DsseEnvelope.Read(File.ReadAllBytes(path)).PayloadSignedBy(key.Public));
        Assert.Equal((passes, "small"), (summary.Outcome == Reproduction.Same, summary.Study));
        Assert.Equal("lock.json", Assert.Single(summary.Inputs).Name);
        Assert.Contains(summary.Subjects, subject => subject.Name == "model/model.ubj");
        Assert.DoesNotContain(
            summary.Subjects, subject => subject.Name!.StartsWith("provenance/", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_cannot_be_overridden() =>
        Assert.Contains("Verify uses no settings",
            built.Checkout.Run("--target=Verify", "--threshold=90").AssertExplained().Error, StringComparison.Ordinal);

    private static void AssertIdentical(Checkout checkout) => Assert.Contains(
        "small: identical: ", checkout.Run("--target=Verify").Succeeded().Out, StringComparison.Ordinal);

    private static HostRun AssertDifferent(Checkout checkout, params string[] texts)
    {
        var run = checkout.Run("--target=Verify").AssertExplained();
        Assert.All(texts, text => Assert.Contains(text, run.Out, StringComparison.Ordinal));
        Assert.Contains(
            "reports/small: what is published is not what the sources give here", run.Error,
            StringComparison.Ordinal);
        return run;
    }

    private static void EditLock(Checkout checkout, Func<string, string> edit)
    {
        var path = Path.Combine(checkout.Published, "lock.json");
        File.WriteAllText(path, edit(File.ReadAllText(path)));
    }

    private static string Replaced(string text, string old, string now)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"There is no {old}.");
        return text[..at] + now + text[(at + old.Length)..];
    }

    private static string Swapped(string text, string row) => text.Contains(row + "YES", StringComparison.Ordinal)
        ? Replaced(text, row + "YES", row + "NO")
        : Replaced(text, row + "NO", row + "YES");
}
