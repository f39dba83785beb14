using System.Text.Json;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Provenance;
using Kayfabe.Provenance.Signing;

namespace Kayfabe.Build.Tests.Sharing;

/// <summary>Results that one checkout pushes to a remote, and another one takes from there.</summary>
public sealed class SharingTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>, IDisposable
{
    private static readonly Dictionary<string, string?> s_noVariables = [];

    private readonly Checkout _ada = built.Checkout.Copy();
    private readonly Checkout _ben = Checkout.Fresh();
    private readonly string _remote = Directory.CreateTempSubdirectory("kayfabe-").FullName;
    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose()
    {
        _ada.Dispose();
        _ben.Dispose();
        _key.Dispose();
        Directory.Delete(_remote, recursive: true);
    }

    [Fact]
    public void A_second_checkout_has_all_hits_from_the_remote_alone()
    {
        Trust(_ada, _key);
        Trust(_ben, _key);
        var pushed = Push().Succeeded();
        Assert.Matches($"^[0-9]+ results complete on {Remote}: [0-9]+ contents and records moved, .*\n$", pushed.Out);
        Directory.Delete(_ben.Mirror, recursive: true);

        var run = _ben.Run($"--remote={Remote}").Succeeded();

        Expected.AllHits.Check("from the remote", run);
        Assert.All(run.Stages.Where(stage => stage.Verdict == "hit"),
            stage => Assert.Equal($"from {Remote}, made by Ada", stage.Detail));
        Assert.Contains($"from {Remote}, made by Ada", run.Out, StringComparison.Ordinal);
        _ben.AssertSameResults(built.Checkout);
        Expected.AllHits.Check("again, without the remote", _ben.Run());
    }

    [Fact]
    public void What_is_pulled_is_there_without_the_remote()
    {
        Trust(_ada, _key);
        Trust(_ben, _key);
        Push().Succeeded();
        Copy(Path.Combine(_ada.Published, "lock.json"), Path.Combine(_ben.Published, "lock.json"));

        _ben.Run("--target=Pull", $"--remote={Remote}").Succeeded();
        Directory.Delete(_remote, recursive: true);
        Directory.CreateDirectory(_remote);

        var run = _ben.Run().Succeeded();
        Expected.AllHits.Check("after the pull", run);
        Assert.All(run.Stages.Where(stage => stage.Verdict == "hit"),
            stage => Assert.Equal("restored from the store", stage.Detail));
    }

    [Fact]
    public void All_results_of_a_store_are_moved_on_request_and_earlier_runs_are_hits_too()
    {
        Trust(_ada, _key);
        Trust(_ben, _key);
        _ada.Run("--num_round=3").Succeeded();
        _ada.Run(["--target=Push", $"--remote={Remote}", "--runs=all", .. Signed(_ada)]).Succeeded();

        _ben.Run("--target=Pull", $"--remote={Remote}", "--runs=all").Succeeded();

        Expected.AllHits.Check("an earlier run", _ben.Run("--num_round=3"));
        Expected.AllHits.Check("the published one", _ben.Run());
    }

    [Fact]
    public void What_a_stranger_signed_is_made_again_and_the_table_says_so()
    {
        using var stranger = SigningKey.Create();
        Trust(_ben, stranger);
        var pushed = Push().Succeeded();
        Assert.StartsWith("Warning: trust.json does not name this key", pushed.Error, StringComparison.Ordinal);

        var run = _ben.Run($"--remote={Remote}").Succeeded();

        Assert.Equal(
            ("ran", "no earlier run here; remote not trusted: no key in trust.json made the signature"),
            (run["Train"].Verdict, run["Train"].Detail));
        Assert.DoesNotContain("Warning", run.Error, StringComparison.Ordinal);
        _ben.AssertSameResults(built.Checkout);
    }

    [Fact]
    public void A_remote_that_lies_is_one_warning_and_no_wrong_result()
    {
        Trust(_ada, _key);
        Trust(_ben, _key);
        Push().Succeeded();
        foreach (var file in Directory.GetFiles(Path.Combine(_remote, "objects"), "*", SearchOption.AllDirectories))
            File.WriteAllBytes(file, [.. File.ReadAllBytes(file).Select(one => (byte)(one ^ 1))]);

        var run = _ben.Run($"--remote={Remote}").Succeeded();

        Assert.Matches(
            $"^Warning: {Remote} sent something else for .* It is not asked again in this run: results are made",
            run.Error);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Stages, stage => stage.Verdict == "hit");
        _ben.AssertSameResults(built.Checkout);
        _ada.Run("--target=Fsck", $"--remote={Remote}").AssertExplained();
    }

    [Fact]
    public void A_remote_that_is_not_there_is_one_warning()
    {
        var run = _ben.Run($"--remote={Remote}/nowhere").Succeeded();
        Assert.Matches("^Warning: .*/nowhere there is no such folder. It is not asked again", run.Error);
        _ben.AssertSameResults(built.Checkout);
    }

    [Theory, InlineData("Push"), InlineData("Pull")]
    public async Task A_transfer_that_is_killed_goes_on_with_the_same_command(string target)
    {
        Trust(_ada, _key);
        Trust(_ben, _key);
        if (target == "Pull")
            Push().Succeeded();
        Copy(Path.Combine(_ada.Published, "lock.json"), Path.Combine(_ben.Published, "lock.json"));
        var (checkout, objects) = target == "Push"
            ? (_ada, Path.Combine(_remote, "objects")) : (_ben, Path.Combine(_ben.Cache, "objects"));
        string[] options = [$"--target={target}", $"--remote={Remote}", .. target == "Push" ? Signed(_ada) : []];
        using (var host = Host.Start(checkout, Host.Folder, s_noVariables, options))
        {
            await host.Until(() => Directory.Exists(objects) && Directory.GetDirectories(objects).Length > 0);
            host.Kill();
        }

        checkout.Run(options).Succeeded();

        Expected.AllHits.Check("after the kill", _ben.Run($"--remote={Remote}"));
        _ben.AssertSameResults(built.Checkout);
        _ada.Run("--target=Fsck", $"--remote={Remote}").Succeeded();
    }

    [Theory]
    [InlineData("--target=Push --remote=file:///shared", "--sign is missing")]
    [InlineData("--target=Push", "--remote is missing")]
    [InlineData("--target=Push --remote=file:///shared --sign=nowhere.pem", "there is no such file")]
    [InlineData("--target=Pull --remote=ftp://shared", "ftp is not supported")]
    [InlineData("--target=Pull --remote=s3://me:secret@bucket/x", "credentials do not belong in an address")]
    [InlineData("--target=Pull --remote=file:///shared --runs=some", "the only value is all")]
    [InlineData("--target=Pull --remote=file:///shared --runs=all", "--study and --runs=all are given together")]
    [InlineData("--remote=shared", "not an address")]
    public void A_mistake_is_explained(string options, string problem)
    {
        var run = Host.Run(_ada, s_noVariables, options.Contains("target", StringComparison.Ordinal)
            ? [.. options.Split(' '), "--study=small"] : options.Split(' '));
        Assert.Contains(problem, run.AssertExplained().Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Text, StringComparison.Ordinal);
    }

    private string Remote => new Uri(_remote).AbsoluteUri;

    private HostRun Push() => _ada.Run(["--target=Push", $"--remote={Remote}", .. Signed(_ada)]);

    private string[] Signed(Checkout checkout)
    {
        var file = Path.Combine(checkout.Root, "key.pem");
        File.WriteAllText(file, _key.ToPem(null));
        return [$"--sign={file}"];
    }

    private static void Trust(Checkout checkout, SigningKey key) => File.WriteAllText(
        Path.Combine(checkout.Root, "trust.json"),
        JsonSerializer.Serialize(new
        {
            schemaVersion = 1,
            builders = new[]
            {
                new
                {
                    id = ProjectPage.LocalBuilder,
                    name = "Ada",
                    keys = new[] { new { publicKey = key.Public.Pem } },
                },
            },
        }));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }
}
