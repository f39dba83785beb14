using System.Globalization;
using System.Text;
using System.Text.Json;
using Kayfabe.Provenance.Json;
using Kayfabe.Provenance.Signing;

namespace Kayfabe.Provenance.Envelopes;

/// <summary>
/// A signed in-toto statement: DSSE 1.0 (github.com/secure-systems-lab/dsse, protocol.md and envelope.md), with
/// exactly one signature.
/// </summary>
/// <param name="Payload">The statement's bytes: those that are signed are those that are parsed.</param>
/// <param name="Signature">In DER form.</param>
public sealed record DsseEnvelope(ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Signature)
{
    /// <summary>The only type of payload here.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>What is signed: type and payload, each with its length before it.</summary>
    /// <param name="payload">The statement.</param>
    /// <param name="type">The type; other ones are for tests.</param>
    public static byte[] BytesToSign(ReadOnlySpan<byte> payload, string type = PayloadType)
    {
        var header = string.Create(
            CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {payload.Length} ");
        return [.. Encoding.UTF8.GetBytes(header), .. payload];
    }

    /// <summary>Signs a statement.</summary>
    public static DsseEnvelope Sign(ReadOnlyMemory<byte> payload, SigningKey key) =>
        new(payload, key.Sign(BytesToSign(payload.Span)));

    /// <summary>Whether the signature is that of a key.</summary>
    public bool IsSignedBy(PublicKey key) => key.Verifies(BytesToSign(Payload.Span), Signature.Span);

    /// <summary>The statement, where it is signed by a key.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    public ReadOnlyMemory<byte> PayloadSignedBy(PublicKey key) => IsSignedBy(key)
        ? Payload
        : throw new RefusedException(
            Refusal.WrongSignature, $"the signature is not that of the {key} over this payload");

    /// <summary>The envelope as JSON.</summary>
    public byte[] ToBytes() => StrictJson.Indented(WriteMembers);

    /// <summary>Reads an envelope; its signature is not verified yet.</summary>
    /// <exception cref="RefusedException">It is not one with one signature over an in-toto statement.</exception>
    public static DsseEnvelope Read(ReadOnlyMemory<byte> bytes) => StrictJson.Read(bytes, "the envelope", Read);

    internal void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteBase64String("payload", Payload.Span);
        json.WriteString("payloadType", PayloadType);
        json.WriteStartArray("signatures");
        json.WriteStartObject();
        json.WriteBase64String("sig", Signature.Span);
        // Some readers want the member; nothing is decided by it.
        json.WriteString("keyid", "");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Unknown members are allowed by the protocol, and say nothing.
    internal static DsseEnvelope Read(JsonElement json)
    {
        if (StrictJson.Text(json, "payloadType") != PayloadType)
            throw new RefusedException(Refusal.WrongPayloadType, $"the payload's type is not {PayloadType}");
        var payload = Base64.Decode(StrictJson.Text(json, "payload"), "payload");
        JsonElement[] signatures = [.. StrictJson.Objects(json, "signatures")];
        return signatures.Length switch
        {
            0 => throw new RefusedException(Refusal.NoSignature, "the envelope has no signature"),
            1 => new DsseEnvelope(payload, Base64.Decode(StrictJson.Text(signatures[0], "sig"), "sig")),
            _ => throw new RefusedException(
                Refusal.SeveralSignatures, $"the envelope has {signatures.Length} signatures, and one is allowed"),
        };
    }
}
