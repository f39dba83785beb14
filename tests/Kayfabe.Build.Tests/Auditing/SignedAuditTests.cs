using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Provenance;
using Kayfabe.Provenance.Signing;

namespace Kayfabe.Build.Tests.Auditing;

/// <summary>A published study whose statement and model are signed with a key that trust.json names.</summary>
public sealed class SignedRoad : IDisposable
{
    public SignedRoad()
    {
        using var key = SigningKey.Create(Curve.P256);
        File.WriteAllText(KeyFile, key.ToPem(password: null));
        Trust(key.Public.Pem);
        Checkout.Run($"--sign={KeyFile}").Succeeded();
    }

    internal Checkout Checkout { get; } = Checkout.Fresh(new RoadStudy());

    internal string KeyFile => Path.Combine(Checkout.Root, "key.pem");

    public void Dispose() => Checkout.Dispose();

    private void Trust(string pem) => File.WriteAllText(
        Path.Combine(Checkout.Root, "trust.json"),
        new JsonObject
        {
            ["schemaVersion"] = 1,
            ["builders"] = new JsonArray(new JsonObject
            {
                ["id"] = ProjectPage.LocalBuilder,
                ["name"] = "our machine",
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["publicKey"] = pem,
                    ["from"] = "2026-01-01",
                    ["to"] = null,
                    ["withdrawn"] = null,
                }),
            }),
        }.ToJsonString());
}

/// <summary>What an audit finds in statements and signatures.</summary>
public sealed class SignedAuditTests(SignedRoad built) : IClassFixture<SignedRoad>
{
    private const string Statement = "reports/small/provenance/statement.json";
    private const string SignedStatement = "reports/small/provenance/statement.sigstore.json";
    private const string Model = "reports/small/model/model.ubj", Signature = "reports/small/model/model.sig";

    [Fact]
    public void What_our_key_signed_passes_and_it_is_told_whose_key_it_is()
    {
        var audit = built.Checkout.Run("--target=Audit").Succeeded();

        Assert.Contains($"ok       {Statement}: made by ", audit.Out, StringComparison.Ordinal);
        foreach (var file in (string[])[SignedStatement, Signature])
            Assert.Matches($"\nok +{file}: signed with the .* of our machine\n", audit.Out);
        Assert.Contains("Nothing is wrong, and nothing is missing", audit.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_of_another_run_is_wrong()
    {
        using var checkout = built.Checkout.Copy();
        Replace(checkout, Statement, "\"seconds\"", "\"seconds \"");
        AssertWrong(checkout, Statement);
    }

    [Fact]
    public void A_statement_that_names_another_digest_is_wrong_though_it_reads_well()
    {
        using var checkout = built.Checkout.Copy();
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(checkout.Root, Statement)))!;
        json["subject"]![0]!["digest"]!["sha256"] = new string('0', 64);
        File.WriteAllText(Path.Combine(checkout.Root, Statement), json.ToJsonString());

        AssertWrong(checkout, Statement, "it names another digest of ");
    }

    [Fact]
    public void A_flipped_bit_of_a_signature_is_wrong()
    {
        using var checkout = built.Checkout.Copy();
        var file = Path.Combine(checkout.Root, SignedStatement);
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        var signature = Convert.FromBase64String((string)json["dsseEnvelope"]!["signatures"]![0]!["sig"]!);
        signature[^1] ^= 1;
        json["dsseEnvelope"]!["signatures"]![0]!["sig"] = Convert.ToBase64String(signature);
        File.WriteAllText(file, json.ToJsonString());

        AssertWrong(checkout, SignedStatement);
    }

    [Fact]
    public void A_model_that_was_swapped_is_found_by_the_lock_and_by_its_signature()
    {
        using var checkout = built.Checkout.Copy();
        File.Copy(
            Path.Combine(checkout.Root, "reports/small/model/model.json"), Path.Combine(checkout.Root, Model),
            overwrite: true);

        var audit = AssertWrong(checkout, Signature);

        Assert.Contains($"WRONG    Train: model.ubj: {Model} has other content", audit.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_key_signed_is_wrong()
    {
        using var checkout = built.Checkout.Copy();
        using var other = SigningKey.Create(Curve.P384);
        var file = Path.Combine(checkout.Root, "other.pem");
        File.WriteAllText(file, other.ToPem(password: null));
        checkout.Run($"--sign={file}").Succeeded();

        AssertWrong(checkout, SignedStatement, "no key in trust.json made the signature");
        AssertWrong(checkout, Signature, "no key in trust.json made the signature");
    }

    [Fact]
    public void What_a_withdrawn_key_signed_is_wrong()
    {
        using var checkout = built.Checkout.Copy();
        Replace(checkout, "trust.json", "\"withdrawn\":null", "\"withdrawn\":\"2026-02-01\"");

        AssertWrong(checkout, SignedStatement, "was withdrawn on 2026-02-01");
    }

    [Fact]
    public void Without_a_key_in_trust_json_a_signature_cannot_be_verified_which_is_not_wrong()
    {
        using var checkout = built.Checkout.Copy();
        File.Delete(Path.Combine(checkout.Root, "trust.json"));

        Assert.Contains($"missing  {Signature}: it cannot be verified: trust.json has no key here",
            checkout.Run("--target=Audit").Succeeded().Out, StringComparison.Ordinal);
    }

    private static HostRun AssertWrong(Checkout checkout, string file, string problem = "")
    {
        var audit = checkout.Run("--target=Audit").AssertExplained();
        Assert.Contains(audit.Out.Split('\n'), line =>
            line.StartsWith($"WRONG    {file}: ", StringComparison.Ordinal)
            && line.Contains(problem, StringComparison.Ordinal));
        return audit;
    }

    private static void Replace(Checkout checkout, string file, string before, string after)
    {
        var path = Path.Combine(checkout.Root, file);
        var text = File.ReadAllText(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }
}
