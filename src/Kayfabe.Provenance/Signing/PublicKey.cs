using System.Security.Cryptography;
using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Signing;

/// <summary>The public half of a key: checks signatures. Equal where the keys are.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private const string Label = "PUBLIC KEY";

    // SubjectPublicKeyInfo with a named curve and an uncompressed point, whatever form was given.
    private readonly byte[] _info;

    internal PublicKey(ECDsa key)
    {
        _info = key.ExportSubjectPublicKeyInfo();
        Curve = CurveNames.Of(_info);
        Pem = PemEncoding.WriteString(Label, _info) + "\n";
        Hint = Digest.Of(Encoding.ASCII.GetBytes(Pem)).Hex;
    }

    /// <summary>The curve.</summary>
    public Curve Curve { get; }

    /// <summary>The key as OpenSSL writes it, the last line feed included.</summary>
    public string Pem { get; }

    /// <summary>The SHA-256 of <see cref="Pem"/> in hexadecimal digits: names the key, and proves nothing.</summary>
    public string Hint { get; }

    /// <summary>Reads <c>-----BEGIN PUBLIC KEY-----</c>.</summary>
    /// <exception cref="RefusedException">It is anything else, or on a curve that is not used here.</exception>
    public static PublicKey Parse(string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            if (PemEncoding.TryFind(pem, out var fields) && pem.AsSpan()[fields.Label] is Label)
            {
                key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(pem[fields.Base64Data]), out _);
                return new PublicKey(key);
            }
        }
        catch (Exception e) when (e is CryptographicException or FormatException or PlatformNotSupportedException)
        {
            // The same as none.
        }
        throw new RefusedException(
            Refusal.UnusableKey, "this is not a public key of ECDSA in PEM form (-----BEGIN PUBLIC KEY-----)");
    }

    /// <summary>Whether a signature in DER form is this key's over these bytes.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_info, out _);
        try
        {
            return key.VerifyData(data, signature, CurveNames.HashOf(Curve), DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false; // Not the form of a signature.
        }
    }

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && Pem == other.Pem;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Pem);

    /// <summary>The curve, and the beginning of the hint.</summary>
    public override string ToString() => $"{CurveNames.NameOf(Curve)} key {Hint[..12]}";
}
