using System.Diagnostics;
using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Reading;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Published runs are packed by the real host.</summary>
public sealed class BundleTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void A_bundle_has_the_published_files_and_the_code_and_nothing_else()
    {
        using var checkout = Clone();
        File.WriteAllText(Path.Combine(checkout.Root, "key.pem"), "not tracked");
        var run = checkout.Run("--target=Bundle").Succeeded();
        using var bundle = Open(checkout);

        Assert.Equal(
            "Warning: not in the bundle, since git does not track it: key.pem."
            + " If the code needs it, git add it first.\n",
            run.Error);
        Assert.Empty(bundle.Check());
        Assert.Equal(
            [".gitignore", "bom.cdx.json", "build/Program.cs", "croissant.json", $"data/{Checkout.Study}/study.json",
                "global.json", "ro-crate-metadata.json", "ro-crate-preview.html"],
            bundle.Paths.Where(path => !path.StartsWith("reports/", StringComparison.Ordinal)));
        Assert.Equal(
            Checkout.Digests(checkout.Published).Split('\n')
                .Where(line => !line.StartsWith("provenance", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal),
            bundle.Paths.Where(path => path.StartsWith("reports/", StringComparison.Ordinal))
                .Select(path => path[$"reports/{Checkout.Study}/".Length..]));
        Assert.Matches(@"^[0-9]+ files, [0-9.]+ MB: code [0-9.]+ MB, ", run.Out);
        Assert.Contains($"-{LockId(checkout)}.zip: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void With_data_it_has_every_source_and_every_artifact()
    {
        using var checkout = Clone();
        var path = Path.Combine(checkout.Root, "with.zip");
        checkout.Run("--target=Bundle", "--with-data", $"--output={path}").Succeeded();
        using var bundle = BundleReader.Open(path, "with.zip");

        Assert.Empty(bundle.Check());
        Assert.True(bundle.Contains("sources/small.csv"));
        Assert.True(bundle.Contains($"artifacts/{Checkout.Study}/Evaluate/predictions.csv"));
    }

    [Fact]
    public void A_bundle_is_audited_where_there_is_nothing_else_and_a_flipped_bit_in_it_is_found()
    {
        using var checkout = Clone();
        using var elsewhere = Checkout.Fresh();
        var zip = Path.Combine(elsewhere.Root, "with.zip");
        checkout.Run("--target=Bundle", "--with-data", $"--output={zip}").Succeeded();

        var audit = elsewhere.Run("--target=Audit", $"--bundle={zip}").Succeeded();
        Assert.Matches("ok +with.zip: [0-9]+ files are as its metadata say\n", audit.Out);
        Assert.DoesNotContain("other  ", audit.Out, StringComparison.Ordinal);
        Assert.All(
            audit.Out.Split('\n').Where(line => line.StartsWith("missing", StringComparison.Ordinal)),
            line => Assert.Contains("is signed", line, StringComparison.Ordinal));

        var model = File.ReadAllBytes(Path.Combine(checkout.Published, "model", "model.ubj"));
        var bytes = File.ReadAllBytes(zip);
        bytes[bytes.AsSpan().IndexOf(model) + (model.Length / 2)] ^= 1;
        File.WriteAllBytes(zip, bytes);

        audit = elsewhere.Run("--target=Audit", $"--bundle={zip}").AssertExplained();
        Assert.Contains("WRONG    reports/small/model/model.ubj: was changed", audit.Out, StringComparison.Ordinal);
        Assert.Contains("WRONG    Train: model.ubj: reports/small/model/model.ubj has other content", audit.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes_in_another_folder_and_from_the_store_alone()
    {
        using var checkout = Clone();
        checkout.Run("--target=Bundle", "--with-data").Succeeded();
        using var other = checkout.Copy();
        Directory.Delete(other.Artifacts, recursive: true);
        other.Run("--target=Bundle", "--with-data").Succeeded();

        Assert.Equal(File.ReadAllBytes(Zip(checkout)), File.ReadAllBytes(Zip(other)));
    }

    [Fact]
    public void What_about_lacks_is_asked_for_together()
    {
        using var checkout = Clone(edit: about =>
        {
            about.Remove("license");
            about.Remove("date");
        });

        var run = checkout.Run("--target=Bundle").AssertExplained();

        Assert.All((string[])["license", "date"], name => Assert.Contains(
            $"data/{Checkout.Study}/study.json: about.{name} is missing", run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void What_about_says_reruns_nothing()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Edit(study => study["about"] = About());

        Assert.All(checkout.Run().Succeeded().Stages.Where(stage => stage.Verdict != "notApplicable"),
            stage => Assert.Equal("hit", stage.Verdict));
    }

    [Theory]
    [InlineData("reports/small/metrics.json", "not what lock.json says")]
    [InlineData("reports/small/model/model.ubj", "not what lock.json says")]
    [InlineData("reports/small/report.html", "missing, but in lock.json")]
    public void A_published_file_that_is_not_the_lock_s_is_refused(string path, string problem)
    {
        using var checkout = Clone();
        var file = Path.Combine(checkout.Root, path);
        if (problem[0] == 'm')
            File.Delete(file);
        else
            File.AppendAllText(file, " ");

        var run = checkout.Run("--target=Bundle").AssertExplained();

        Assert.Contains($"{path}: {problem}. Run ./build.sh --study=small", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_not_those_of_the_published_run_are_refused()
    {
        using var checkout = Clone();
        checkout.Edit(study => study["train"]!["eta"] = 0.2);

        var run = checkout.Run("--target=Bundle").AssertExplained();

        Assert.Contains(
            "Train is not what is published: eta 0.3 -> 0.2. Run ./build.sh", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Edited_code_is_called_so()
    {
        using var checkout = Clone();
        File.AppendAllText(Path.Combine(checkout.Root, "build", "Program.cs"), "// Edited.\n");
        checkout.Run("--target=Bundle").Succeeded();
        using var bundle = Open(checkout);

        var bom = JsonNode.Parse(bundle.ReadAll(BundlePaths.Bom))!;

        Assert.EndsWith("-dirty", (string)bom["metadata"]!["component"]!["version"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_zip_is_overwritten()
    {
        using var checkout = Clone();

        var run = checkout.Run("--target=Bundle", "--output=README.md").AssertExplained();

        Assert.Contains("README.md: not the name of a zip. Give a file whose name ends in .zip", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_lie_beside_the_zip()
    {
        using var checkout = Clone();
        var provenance = Path.Combine(checkout.Published, "provenance");
        Directory.CreateDirectory(provenance);
        File.WriteAllText(Path.Combine(provenance, "statement.json"), "{}");
        checkout.Run("--target=Bundle").Succeeded();
        using var bundle = Open(checkout);

        Assert.Equal("{}", File.ReadAllText(Path.ChangeExtension(Zip(checkout), ".statement.json")));
        Assert.DoesNotContain(bundle.Paths, path => path.Contains("provenance", StringComparison.Ordinal)
            && path.StartsWith("reports/", StringComparison.Ordinal));
    }

    // A built checkout whose code git tracks, with a complete section about.
    private Checkout Clone(Action<JsonObject>? edit = null)
    {
        var checkout = built.Checkout.Copy();
        checkout.Edit(study =>
        {
            var about = About();
            edit?.Invoke(about);
            study["about"] = about;
        });
        Directory.CreateDirectory(Path.Combine(checkout.Root, "build"));
        File.WriteAllText(Path.Combine(checkout.Root, "build", "Program.cs"), "// The program.\n");
        File.WriteAllText(Path.Combine(checkout.Root, ".gitignore"), "/.kayfabe/\n/artifacts/\n/mirror/\n*.zip\n");
        Git(checkout, "init", "--quiet");
        Git(checkout, "add", ".gitignore", "build", "data", "global.json", "reports");
        Git(checkout, "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "--quiet",
            "--message=The code", "--date=2026-01-01T00:00:00Z");
        return checkout;
    }

    private static JsonObject About() => new()
    {
        ["license"] = "MIT",
        ["creators"] = new JsonArray(new JsonObject { ["name"] = "Somebody" }),
        ["url"] = "https://example.org/small",
        ["date"] = "2026-11-26",
    };

    private static string LockId(Checkout checkout) => Path.GetFileNameWithoutExtension(Zip(checkout)).Split('-')[1];

    private static string Zip(Checkout checkout) =>
        Directory.GetFiles(Path.Combine(checkout.Artifacts, "Bundle"), "*.zip").Single();

    private static BundleReader Open(Checkout checkout) => BundleReader.Open(Zip(checkout), "bundle.zip");

    private static void Git(Checkout checkout, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = checkout.Root })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
