using System.Text.Json;
using Kayfabe.Provenance.Json;
using Kayfabe.Provenance.Signing;

namespace Kayfabe.Provenance.Envelopes;

/// <summary>
/// A signed statement with a hint at its key, as cosign and model_signing read it: a Sigstore bundle, version 0.3, of a
/// key and without entries of a transparency log (github.com/sigstore/protobuf-specs, sigstore_bundle.proto).
/// </summary>
/// <param name="Hint">A name of the key; nothing is decided by it.</param>
/// <param name="Envelope">The signed statement.</param>
public sealed record SigstoreBundle(string Hint, DsseEnvelope Envelope)
{
    /// <summary>What the file's first member says.</summary>
    public const string MediaType = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /// <summary>Signs a statement.</summary>
    public static SigstoreBundle Sign(ReadOnlyMemory<byte> statement, SigningKey key) =>
        new(key.Public.Hint, DsseEnvelope.Sign(statement, key));

    /// <summary>The bundle as JSON.</summary>
    public byte[] ToBytes() => StrictJson.Indented(json =>
    {
        json.WriteString("mediaType", MediaType);
        json.WriteStartObject("verificationMaterial");
        json.WriteStartObject("publicKey");
        json.WriteString("hint", Hint);
        json.WriteEndObject();
        json.WriteStartArray("tlogEntries");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("dsseEnvelope");
        Envelope.WriteMembers(json);
        json.WriteEndObject();
    });

    /// <summary>Reads a bundle; its signature is not verified yet.</summary>
    /// <exception cref="RefusedException">It is not such a bundle.</exception>
    public static SigstoreBundle Read(ReadOnlyMemory<byte> bytes) => StrictJson.Read(bytes, "the bundle", Read);

    private static SigstoreBundle Read(JsonElement json)
    {
        StrictJson.Only(json, "mediaType", "verificationMaterial", "dsseEnvelope", "messageSignature");
        if (StrictJson.Text(json, "mediaType") != MediaType)
            throw new RefusedException(Refusal.UnknownBundle, $"the bundle's mediaType is not {MediaType}");
        var material = StrictJson.Member(json, "verificationMaterial", JsonValueKind.Object);
        if (material.TryGetProperty("certificate", out _) || material.TryGetProperty("x509CertificateChain", out _))
        {
            throw new RefusedException(
                Refusal.CertificateBundle, "the bundle is signed with a certificate, and only keys are verified here");
        }
        var hint = StrictJson.OptionalText(StrictJson.Member(material, "publicKey", JsonValueKind.Object), "hint");
        return new SigstoreBundle(
            hint ?? "", DsseEnvelope.Read(StrictJson.Member(json, "dsseEnvelope", JsonValueKind.Object)));
    }
}
