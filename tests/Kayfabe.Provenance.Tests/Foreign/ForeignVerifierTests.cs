using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Models;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Statements;
using Kayfabe.Provenance.Tests.Statements;

namespace Kayfabe.Provenance.Tests.Foreign;

/// <summary>Verifiers that are not ours accept what is signed here, and refuse what was altered.</summary>
public sealed class ForeignVerifierTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly byte[] s_statement = ResultStatement.Of(Results.Key.Key, Results.Record);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(Curve.P256, "-sha256")]
    [InlineData(Curve.P384, "-sha384")]
    [InlineData(Curve.P521, "-sha512")]
    public void OpenSSL_verifies_the_envelope(Curve curve, string hash)
    {
        SkipWithoutOpenSsl();
        using var key = SigningKey.Create(curve);
        var envelope = JsonNode.Parse(DsseEnvelope.Sign(s_statement, key).ToBytes())!;
        var payload = Convert.FromBase64String((string)envelope["payload"]!);
        var type = (string)envelope["payloadType"]!;
        var header = $"DSSEv1 {type.Length.ToString(CultureInfo.InvariantCulture)} {type} {payload.Length} ";
        File.WriteAllBytes(_scratch.File("signed"), [.. Encoding.ASCII.GetBytes(header), .. payload]);
        File.WriteAllBytes(
            _scratch.File("sig"), Convert.FromBase64String((string)envelope["signatures"]![0]!["sig"]!));
        _scratch.Write("key", key.Public.Pem);

        Assert.Equal((0, "Verified OK\n"), Verify(hash));

        payload[10] ^= 1;
        File.WriteAllBytes(_scratch.File("signed"), [.. Encoding.ASCII.GetBytes(header), .. payload]);
        Assert.NotEqual(0, Verify(hash).ExitCode);
    }

    [Theory, InlineData("prime256v1"), InlineData("secp384r1"), InlineData("secp521r1")]
    public void Keys_of_OpenSSL_are_read_here_plain_and_encrypted(string curve)
    {
        SkipWithoutOpenSsl();
        var plain = _scratch.File("plain");
        OpenSsl("ecparam", "-name", curve, "-genkey", "-out", plain);
        OpenSsl("pkcs8", "-topk8", "-in", plain, "-out", _scratch.File("encrypted"), "-passout", "pass:geheim");
        OpenSsl("pkey", "-in", plain, "-pubout", "-out", _scratch.File("public"));

        using var key = SigningKey.Read(plain, null);
        using var encrypted = SigningKey.Read(_scratch.File("encrypted"), "geheim");

        var pem = File.ReadAllText(_scratch.File("public"));
        Assert.Equal(pem, key.Public.Pem);
        Assert.Equal(pem, encrypted.Public.Pem);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_scratch.File("public")))), key.Public.Hint);
    }

    [Fact]
    public void OpenSSL_reads_the_keys_that_are_written_here()
    {
        SkipWithoutOpenSsl();
        var encrypted = _scratch.Write("encrypted", Keys.Ada.ToPem("geheim"));
        var plain = _scratch.Write("plain", Keys.Ada.ToPem(null));

        Assert.Equal(
            Keys.Ada.Public.Pem, OpenSsl("pkey", "-in", encrypted, "-passin", "pass:geheim", "-pubout"));
        Assert.Equal(Keys.Ada.Public.Pem, OpenSsl("pkey", "-in", plain, "-pubout"));
    }

    [Fact]
    public void Npm_sigstore_verifies_the_bundle_and_refuses_what_was_altered()
    {
        Assert.SkipUnless(ForeignProgram.NodeModules is not null, "KAYFABE_NODE_MODULES does not name npm's packages.");
        var bundle = SigstoreBundle.Sign(s_statement, Keys.Ada);
        _scratch.Write("key", Keys.Ada.Public.Pem);

        Assert.Equal((0, "verified\n"), Sigstore(bundle, Keys.Ada));
        var altered = s_statement.ToArray();
        altered[10] ^= 1;
        Assert.Equal(
            (1, "SIGNATURE_ERROR: signature verification failed\n"),
            Sigstore(bundle with { Envelope = bundle.Envelope with { Payload = altered } }, Keys.Ada));
        Assert.Equal(1, Sigstore(bundle, Keys.Eve).ExitCode);
    }

    [Theory, InlineData(Curve.P256), InlineData(Curve.P384), InlineData(Curve.P521)]
    public void Python_verifies_the_model_and_refuses_what_was_altered(Curve curve)
    {
        Assert.SkipUnless(
            ForeignProgram.Works(Python, "-c", "import cryptography"), $"{Python} has no package cryptography.");
        using var key = SigningKey.Create(curve);
        _scratch.Write("key", key.Public.Pem);
        _scratch.Write("model/model.ubj", "a model");
        _scratch.Write("model/more/features.csv", "features");
        var bundle = ModelSignature.Sign(_scratch.File("model"), "sample", key);
        File.WriteAllBytes(_scratch.File("model/model.sig"), bundle.ToBytes());

        Assert.Equal((0, "verified 2 files\n"), Model());
        _scratch.Write("model/model.ubj", "another model");
        Assert.Equal((1, "files: not those that were signed\n"), Model());
        File.WriteAllBytes(
            _scratch.File("model/model.sig"),
            ModelSignature.Sign(_scratch.File("model"), "sample", Keys.Eve).ToBytes());
        Assert.Equal((1, "hint: not that of the key\n"), Model());
    }

    private (int ExitCode, string Output) Verify(string hash) => ForeignProgram.Run(
        "openssl", "dgst", hash, "-verify", _scratch.File("key"), "-signature", _scratch.File("sig"),
        _scratch.File("signed"));

    private (int ExitCode, string Output) Sigstore(SigstoreBundle bundle, SigningKey key)
    {
        File.WriteAllBytes(_scratch.File("bundle"), bundle.ToBytes());
        return ForeignProgram.Run(
            "node", ForeignProgram.Script("verify_bundle.cjs"), _scratch.File("bundle"), _scratch.File("key"),
            key.Public.Hint);
    }

    private (int ExitCode, string Output) Model() => ForeignProgram.Run(
        Python, ForeignProgram.Script("verify_model.py"), _scratch.File("model/model.sig"), _scratch.File("key"),
        _scratch.File("model"));

    private static void SkipWithoutOpenSsl() =>
        Assert.SkipUnless(ForeignProgram.Works("openssl", "version"), "There is no openssl.");

    private static string OpenSsl(params string[] arguments)
    {
        var (exitCode, output) = ForeignProgram.Run("openssl", arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
