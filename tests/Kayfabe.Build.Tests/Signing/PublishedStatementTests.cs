using System.Security.Cryptography;
using System.Text;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Tests.Signing;

/// <summary>The statement of a run: of the published files, by who made them, left alone where it is right.</summary>
public sealed class PublishedStatementTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    private const string Statement = "provenance/statement.json";

    [Fact]
    public void It_names_each_published_file_with_its_digest_the_model_included()
    {
        var published = built.Checkout.Published;

        var statement = Read(built.Checkout);

        Assert.Equal(
            FolderFiles.Below(published).Where(file => !file.StartsWith("provenance/", StringComparison.Ordinal)),
            statement.Subjects.Select(subject => subject.Name));
        Assert.All(statement.Subjects, subject => Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(published, subject.Name!)))),
            subject.Digests["sha256"]));
        Assert.Equal(
            ["features.csv", "model.json", "model.ubj"],
            FolderFiles.Below(Path.Combine(published, "model")));
    }

    [Fact]
    public void It_says_what_the_result_was_made_from_and_who_made_it()
    {
        var statement = Read(built.Checkout);

        Assert.Equal(Checkout.Study, statement.Study);
        Assert.Equal("Report", statement.Facts.Stages[^1].Stage);
        Assert.All(statement.Facts.Stages, stage => Assert.Equal(Environment.MachineName, stage.Origin!.Host));
        Assert.Equal(new SourceState(null, IsDirty: false), statement.Facts.Source); // Not in git.
        var names = statement.Dependencies.Select(dependency => dependency.Name).ToList();
        Assert.Contains("reports/small/lock.json", names);
        Assert.Contains("CsvHelper", names);
        Assert.Contains("XGBoost library", names);
        // The published matrix, with the address that it came from.
        Assert.Contains(statement.Dependencies, dependency =>
            dependency.Location?.StartsWith("http", StringComparison.Ordinal) == true && dependency.Sha256 is not null);
    }

    [Fact]
    public void Another_run_changes_no_byte_whoever_runs_it_and_also_with_an_empty_store()
    {
        using var checkout = built.Checkout.Copy();
        var before = File.ReadAllBytes(In(checkout));

        Run(checkout, "https://eve.example/");
        Assert.Equal(before, File.ReadAllBytes(In(checkout)));

        Directory.Delete(checkout.Cache, recursive: true);
        Directory.Delete(checkout.Artifacts, recursive: true);
        Run(checkout, "https://eve.example/");
        Assert.Equal(before, File.ReadAllBytes(In(checkout)));
    }

    [Theory]
    [InlineData("\"study\": \"small\"", "\"study\": \"large\"")]
    [InlineData("\"name\": \"report.html\"", "\"name\": \"report.htm\"")]
    [InlineData("\"sources\": \"noCommit\"", "\"sources\": \"clean\"")]
    [InlineData("\"started\": \"2", "\"started\": \"x")]
    [InlineData("\"kayfabe_origins\"", "\"kayfabe_origin\"")]
    [InlineData("{", "")]
    public void A_damaged_statement_is_made_again_and_says_who_made_the_result(string from, string to)
    {
        using var checkout = built.Checkout.Copy();
        var before = File.ReadAllText(In(checkout));
        Assert.Contains(from, before, StringComparison.Ordinal);
        File.WriteAllText(In(checkout), before.Replace(from, to, StringComparison.Ordinal));

        Run(checkout, "https://eve.example/");

        Assert.Equal(before, File.ReadAllText(In(checkout)));
    }

    [Fact]
    public void A_hit_tells_who_made_the_result()
    {
        using var ada = Checkout.Fresh();
        Run(ada, "https://ada.example/");
        Directory.Delete(ada.Published, recursive: true);
        Directory.Delete(ada.Artifacts, recursive: true);

        Run(ada, "https://eve.example/");

        Assert.Equal("https://ada.example/", Read(ada).Facts.Builder);
        Assert.All(Read(ada).Facts.Stages, stage => Assert.Equal("https://ada.example/", stage.Origin!.Builder));
    }

    [Fact]
    public void It_names_the_commit_and_a_later_commit_of_the_same_sources_changes_nothing()
    {
        using var checkout = built.Checkout.Copy();
        Directory.Delete(checkout.Published, recursive: true);
        File.WriteAllText(Path.Combine(checkout.Root, ".gitignore"), "/.kayfabe/\n/artifacts/\n/mirror/\n");
        Git(checkout, "init", "--quiet");
        Commit(checkout, "first");
        Run(checkout);
        var first = Git(checkout, "rev-parse", "HEAD").Trim();
        Assert.Equal(new SourceState(first, IsDirty: false), Read(checkout).Facts.Source);

        Commit(checkout, "reports");
        Run(checkout);
        Assert.Equal("", Git(checkout, "status", "--porcelain"));

        Directory.Delete(Path.Combine(checkout.Published, "provenance"), recursive: true);
        File.WriteAllText(Path.Combine(checkout.Root, "README.md"), "not in a commit");
        Run(checkout);
        var second = Git(checkout, "rev-parse", "HEAD").Trim();
        Assert.Equal(new SourceState(second, IsDirty: true), Read(checkout).Facts.Source);
    }

    [Fact]
    public void A_run_with_an_overridden_setting_leaves_statement_and_model_alone()
    {
        using var checkout = built.Checkout.Copy();
        var before = Contents(checkout);

        checkout.Run("--set=train.num_round=3").Succeeded();

        Assert.Equal(before, Contents(checkout));
    }

    [Fact]
    public void A_builder_that_is_no_address_is_refused() => Assert.Contains(
        "KAYFABE_BUILDER=ada: the id of a builder is an address",
        Host.Run(
            built.Checkout, new Dictionary<string, string?> { ["KAYFABE_BUILDER"] = "ada" }).AssertExplained().Error,
        StringComparison.Ordinal);

    private static void Run(Checkout checkout, string? builder = null) => Host.Run(
        checkout, new Dictionary<string, string?> { ["KAYFABE_BUILDER"] = builder }).Succeeded();

    private static string In(Checkout checkout) => Path.Combine(checkout.Published, Statement);

    private static ProvenanceStatement Read(Checkout checkout) =>
        ProvenanceStatement.Read(File.ReadAllBytes(In(checkout)));

    private static List<string> Contents(Checkout checkout) => FolderFiles.Below(checkout.Published)
        .Select(file => $"{file} {Convert.ToHexString(
            SHA256.HashData(File.ReadAllBytes(Path.Combine(checkout.Published, file))))}").ToList();

    private static void Commit(Checkout checkout, string message)
    {
        Git(checkout, "add", "--all");
        Git(checkout, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", message);
    }

    private static string Git(Checkout checkout, params string[] arguments)
    {
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = checkout.Root,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
