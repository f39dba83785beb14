using System.Security.Cryptography;
using Kayfabe.Store.Files;

namespace Kayfabe.Provenance.Signing;

/// <summary>A private key that signs.</summary>
public sealed class SigningKey : IDisposable
{
    private const string Plain = "PRIVATE KEY", Encrypted = "ENCRYPTED PRIVATE KEY", Sec1 = "EC PRIVATE KEY";
    private const int LargestFile = 1 << 16;

    // RFC 8018; the number of rounds that OWASP advises for it.
    private static readonly PbeParameters s_encryption = new(
        PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);

    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Public = new PublicKey(key);
    }

    /// <summary>Its public half.</summary>
    public PublicKey Public { get; }

    /// <summary>Makes a new pair.</summary>
    public static SigningKey Create(Curve curve = Curve.P256) => new(ECDsa.Create(CurveNames.ParametersOf(curve)));

    /// <summary>Reads a key in PEM form: PKCS#8, plain or encrypted, or SEC1 (<c>EC PRIVATE KEY</c>).</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">Of an encrypted key; null for none.</param>
    /// <exception cref="RefusedException">There is no such key, or the password is not right.</exception>
    public static SigningKey Read(string path, string? password)
    {
        if (StoredFile.Read(path, out var problem) is not { } bytes)
            throw new RefusedException(Refusal.UnusableKey, problem ?? "there is no such file");
        if (bytes.Length > LargestFile)
            throw new RefusedException(Refusal.TooLarge, "the file is too large for a key");
        return Parse(System.Text.Encoding.UTF8.GetString(bytes), password);
    }

    /// <summary>Reads the text of a key; see <see cref="Read"/>.</summary>
    public static SigningKey Parse(string pem, string? password)
    {
        var key = ECDsa.Create();
        try
        {
            Import(key, pem, password);
            return new SigningKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>The signature over the bytes, in DER form.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) =>
        _key.SignData(data, CurveNames.HashOf(Public.Curve), DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>The key in PEM form, PKCS#8, encrypted where there is a password.</summary>
    public string ToPem(string? password) =>
        (password is null
            ? PemEncoding.WriteString(Plain, _key.ExportPkcs8PrivateKey())
            : PemEncoding.WriteString(Encrypted, _key.ExportEncryptedPkcs8PrivateKey(password, s_encryption))) + "\n";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static void Import(ECDsa key, string pem, string? password)
    {
        var (label, content) = Find(pem);
        try
        {
            if (label == Plain)
                key.ImportPkcs8PrivateKey(content, out _);
            else if (label == Sec1)
                key.ImportECPrivateKey(content, out _);
            else
                key.ImportEncryptedPkcs8PrivateKey(password ?? throw NoPassword(), content, out _);
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            throw label == Encrypted
                ? new RefusedException(Refusal.WrongPassword, "the password does not open the key")
                : new RefusedException(Refusal.UnusableKey, "the key is damaged, or not one of ECDSA");
        }
    }

    // A file of OpenSSL may begin with the curve's parameters.
    private static (string Label, byte[] Content) Find(string pem)
    {
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            var label = rest[fields.Label].ToString();
            if (label is Sec1 && rest.Contains("ENCRYPTED", StringComparison.Ordinal))
                break;
            if (label is Plain or Encrypted or Sec1)
                return (label, Convert.FromBase64String(rest[fields.Base64Data].ToString()));
        }
        throw new RefusedException(
            Refusal.UnusableKey,
            $"this is not a private key in PEM form ({Plain}, {Encrypted} or {Sec1}, not in OpenSSL's old encryption)");
    }

    private static RefusedException NoPassword() =>
        new(Refusal.WrongPassword, "the key is encrypted, and no password is given");
}
