using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Models;
using Kayfabe.Provenance.Signing;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Tests.Signing;

/// <summary><c>--sign</c> and <c>--target=Keygen</c>, as a user runs them.</summary>
public sealed class SigningTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    private const string Password = "KAYFABE_SIGN_PASSWORD";

    [Theory]
    [InlineData(null, "P-256")]
    [InlineData("geheim", "P-521")]
    public void What_is_published_is_signed_with_a_key_of_Keygen_that_trust_json_names(string? password, string curve)
    {
        using var checkout = built.Checkout.Copy();
        var made = Run(checkout, password, "--target=Keygen", $"--curve={curve}", "--key=key.pem").Succeeded();
        var entry = made.Out.Split('\n').Single(line => line.StartsWith("  {", StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(checkout.Root, "trust.json"), $$"""{ "schemaVersion": 1, "builders": [{{entry}}] }""");

        var signed = Run(checkout, password, "--sign=key.pem").Succeeded();

        Assert.DoesNotContain("does not make it trusted", signed.Out, StringComparison.Ordinal);
        using var key = SigningKey.Read(Path.Combine(checkout.Root, "key.pem"), password);
        var bundle = SigstoreBundle.Read(Bytes(checkout, "provenance/statement.sigstore.json"));
        Assert.Equal(
            Bytes(checkout, "provenance/statement.json"), bundle.Envelope.PayloadSignedBy(key.Public).ToArray());
        var model = ModelSignature.Verify(
            SigstoreBundle.Read(Bytes(checkout, "model/model.sig")), key.Public,
            Path.Combine(checkout.Published, "model"));
        Assert.Equal(["features.csv", "model.json", "model.ubj"], model.Files.Select(file => file.Name));
    }

    [Fact]
    public void A_signature_that_is_right_is_left_and_that_of_another_key_replaced()
    {
        using var checkout = Signed();
        var before = Signatures(checkout);

        Run(checkout, null, "--sign=key.pem").Succeeded();
        Assert.Equal(before, Signatures(checkout));
        Run(checkout, null).Succeeded();
        Assert.Equal(before, Signatures(checkout));

        Run(checkout, null, "--target=Keygen", "--key=other.pem").Succeeded();
        var again = Run(checkout, null, "--sign=other.pem").Succeeded();
        Assert.NotEqual(before, Signatures(checkout));
        Assert.Contains("trust.json does not make it trusted", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_model_changes_its_signatures_are_removed()
    {
        using var checkout = Signed();
        var study = JsonNode.Parse(File.ReadAllText(checkout.StudyFile))!;
        study["train"] = new JsonObject { ["num_round"] = 7 };
        File.WriteAllText(checkout.StudyFile, study.ToJsonString());

        Run(checkout, null).Succeeded();

        Assert.False(File.Exists(Path.Combine(checkout.Published, "model/model.sig")));
        Assert.False(File.Exists(Path.Combine(checkout.Published, "provenance/statement.sigstore.json")));
    }

    [Fact]
    public void A_statement_that_is_lost_comes_back_from_the_signed_one()
    {
        using var checkout = Signed();
        var (statement, signatures) = (Bytes(checkout, "provenance/statement.json"), Signatures(checkout));
        File.Delete(Path.Combine(checkout.Published, "provenance/statement.json"));
        Directory.Delete(checkout.Cache, recursive: true);

        Run(checkout, null).Succeeded();

        Assert.Equal(statement, Bytes(checkout, "provenance/statement.json"));
        Assert.Equal(signatures, Signatures(checkout));
    }

    [Fact]
    public void A_key_that_cannot_sign_is_refused_before_any_work()
    {
        using var checkout = Checkout.Fresh();
        Run(checkout, "geheim", "--target=Keygen", "--key=key.pem").Succeeded();

        AssertRefused("no password is given. Put its password into the variable KAYFABE_SIGN_PASSWORD",
            Run(checkout, null, "--sign=key.pem"));
        AssertRefused("the password does not open the key", Run(checkout, "falsch", "--sign=key.pem"));
        AssertRefused("there is no such file", Run(checkout, null, "--sign=none.pem"));
        AssertRefused("publishes nothing. Leave out --sign or --set=train.num_round=3",
            Run(checkout, "geheim", "--sign=key.pem", "--set=train.num_round=3"));
        Assert.False(Directory.Exists(checkout.Published));
    }

    [Fact]
    public void Keygen_replaces_no_file_and_makes_one_that_others_may_not_read()
    {
        using var checkout = built.Checkout.Copy();
        var path = Path.Combine(checkout.Root, "key.pem");
        Run(checkout, null, "--target=Keygen", "--key=key.pem").Succeeded();
        var before = File.ReadAllText(path);

        AssertRefused("there is a file of this name", Run(checkout, null, "--target=Keygen", "--key=key.pem"));

        Assert.Equal(before, File.ReadAllText(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private Checkout Signed()
    {
        var checkout = built.Checkout.Copy();
        Run(checkout, null, "--target=Keygen", "--key=key.pem").Succeeded();
        Run(checkout, null, "--sign=key.pem").Succeeded();
        return checkout;
    }

    private static void AssertRefused(string reason, HostRun run) =>
        Assert.Contains(reason, run.AssertExplained().Error, StringComparison.Ordinal);

    private static HostRun Run(Checkout checkout, string? password, params string[] options) =>
        Host.Run(checkout, new Dictionary<string, string?> { [Password] = password }, options);

    private static byte[] Bytes(Checkout checkout, string file) =>
        StoredFile.Read(Path.Combine(checkout.Published, file))!;

    private static (string Statement, string Model) Signatures(Checkout checkout) => (
        Convert.ToHexString(Bytes(checkout, "provenance/statement.sigstore.json")),
        Convert.ToHexString(Bytes(checkout, "model/model.sig")));
}
