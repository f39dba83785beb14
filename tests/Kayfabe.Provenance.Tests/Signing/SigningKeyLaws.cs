using System.Security.Cryptography;
using Kayfabe.Provenance.Signing;

namespace Kayfabe.Provenance.Tests.Signing;

public sealed class SigningKeyLaws
{
    private static readonly byte[] s_data = "what is signed"u8.ToArray();

    [Theory, InlineData(Curve.P256), InlineData(Curve.P384), InlineData(Curve.P521)]
    public void A_signature_is_verified_by_its_own_key_and_no_other(Curve curve)
    {
        using var key = SigningKey.Create(curve);
        using var other = SigningKey.Create(curve);
        var signature = key.Sign(s_data);

        Assert.True(key.Public.Verifies(s_data, signature));
        Assert.False(other.Public.Verifies(s_data, signature));
        Assert.False(key.Public.Verifies("what is signeD"u8, signature));
    }

    [Theory, InlineData(Curve.P256), InlineData(Curve.P384), InlineData(Curve.P521)]
    public void A_key_is_read_as_it_was_written_plain_and_encrypted(Curve curve)
    {
        using var key = SigningKey.Create(curve);

        using var plain = SigningKey.Parse(key.ToPem(null), null);
        using var encrypted = SigningKey.Parse(key.ToPem("geheim"), "geheim");

        Assert.Equal(key.Public, plain.Public);
        Assert.Equal(key.Public, encrypted.Public);
        Assert.Contains("ENCRYPTED", key.ToPem("geheim"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_the_form_of_SEC1_is_read_also_behind_its_curve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        const string curve = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";

        using var read = SigningKey.Parse(curve + key.ExportECPrivateKeyPem(), null);

        Assert.Equal(key.ExportSubjectPublicKeyInfoPem() + "\n", read.Public.Pem);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("wrong")]
    public void Without_the_right_password_an_encrypted_key_is_refused(string? password)
    {
        var refused = Assert.Throws<RefusedException>(() => SigningKey.Parse(Keys.Ada.ToPem("right"), password));

        Assert.Equal(Refusal.WrongPassword, refused.Reason);
    }

    [Fact]
    public void What_is_no_private_key_of_these_curves_is_refused()
    {
        using var rsa = RSA.Create(1024);
        using var koblitz = ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1"));
        string[] texts =
        [
            "", "no key", Keys.Ada.Public.Pem, rsa.ExportPkcs8PrivateKeyPem(), koblitz.ExportPkcs8PrivateKeyPem(),
            Keys.Ada.ToPem(null)[..100], Keys.Ada.ToPem(null).Replace("MIG", "MIH", StringComparison.Ordinal),
        ];
        foreach (var text in texts)
        {
            var refused = Assert.Throws<RefusedException>(() => SigningKey.Parse(text, null));
            Assert.Equal(Refusal.UnusableKey, refused.Reason);
        }
    }

    [Fact]
    public void A_public_key_is_the_same_however_it_is_written()
    {
        var pem = Keys.Ada.Public.Pem;

        Assert.Equal(Keys.Ada.Public, PublicKey.Parse(pem));
        Assert.Equal(pem, PublicKey.Parse(pem.Replace("\n", "\r\n", StringComparison.Ordinal)).Pem);
        Assert.Equal(Keys.Ada.Public.Hint, PublicKey.Parse(pem.TrimEnd()).Hint);
    }

    [Fact]
    public void What_is_no_public_key_of_these_curves_is_refused()
    {
        using var koblitz = ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1"));
        using var rsa = RSA.Create(1024);
        string[] texts =
        [
            "", "no key", Keys.Ada.ToPem(null), koblitz.ExportSubjectPublicKeyInfoPem(),
            rsa.ExportSubjectPublicKeyInfoPem(),
        ];
        foreach (var text in texts)
            Assert.Equal(Refusal.UnusableKey, Assert.Throws<RefusedException>(() => PublicKey.Parse(text)).Reason);
    }

    [Fact]
    public void A_signature_of_any_other_form_verifies_nothing()
    {
        foreach (var bytes in (byte[][])[[], [0x30], [0x30, 0], new byte[64], new byte[1000]])
            Assert.False(Keys.Ada.Public.Verifies(s_data, bytes));
    }
}
