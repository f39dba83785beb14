using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Json;

namespace Kayfabe.Provenance.Tests.Envelopes;

public sealed class EnvelopeLaws
{
    private static readonly byte[] s_payload = """{"_type":"https://in-toto.io/Statement/v1"}"""u8.ToArray();

    [Fact]
    public void Signed_is_type_and_payload_each_with_its_length_in_bytes() =>
        Assert.Equal(
            "DSSEv1 28 application/vnd.in-toto+json 4 né!"u8.ToArray(), DsseEnvelope.BytesToSign("né!"u8));

    [Fact]
    public void A_bundle_is_read_as_it_was_written()
    {
        var bundle = SigstoreBundle.Sign(s_payload, Keys.Ada);

        var read = SigstoreBundle.Read(bundle.ToBytes());

        Assert.Equal(Keys.Ada.Public.Hint, read.Hint);
        Assert.Equal(s_payload, read.Envelope.PayloadSignedBy(Keys.Ada.Public).ToArray());
        Assert.Equal(bundle.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void An_envelope_is_read_as_it_was_written()
    {
        var envelope = DsseEnvelope.Sign(s_payload, Keys.Ada);

        Assert.True(DsseEnvelope.Read(envelope.ToBytes()).IsSignedBy(Keys.Ada.Public));
        Assert.False(DsseEnvelope.Read(envelope.ToBytes()).IsSignedBy(Keys.Eve.Public));
    }

    [Property]
    public bool A_flipped_bit_of_payload_or_signature_is_never_verified(byte[] payload, uint at)
    {
        byte[] bytes = [.. s_payload, .. payload];
        var envelope = DsseEnvelope.Sign(bytes, Keys.Ada);
        var altered = Flip(bytes, at);
        var signature = Flip(envelope.Signature.ToArray(), at);
        return envelope.IsSignedBy(Keys.Ada.Public)
            && !(envelope with { Payload = altered }).IsSignedBy(Keys.Ada.Public)
            && !(envelope with { Signature = signature }).IsSignedBy(Keys.Ada.Public);
    }

    [Property]
    public bool Any_bytes_are_read_or_refused(byte[] bytes)
    {
        try
        {
            _ = SigstoreBundle.Read(bytes);
            return false;
        }
        catch (RefusedException)
        {
            return true;
        }
    }

    [Fact]
    public void Base64_for_addresses_and_without_padding_is_read_too()
    {
        // Bytes that have both characters in which the alphabets differ.
        byte[] payload = [0xfb, 0xff, 0xbf, 0xfe];
        var envelope = DsseEnvelope.Sign(payload, Keys.Ada);
        var json = JsonNode.Parse(envelope.ToBytes())!;
        json["payload"] = "-_-__g";

        Assert.Equal(payload, DsseEnvelope.Read(Bytes(json)).PayloadSignedBy(Keys.Ada.Public).ToArray());
    }

    public static TheoryData<Refusal, string> Alterations => new()
    {
        { Refusal.WrongPayloadType, """$["dsseEnvelope"]["payloadType"]="application/json" """ },
        { Refusal.NotBase64, """$["dsseEnvelope"]["payload"]="?" """ },
        { Refusal.NotBase64, """$["dsseEnvelope"]["payload"]="AAA AAAA" """ },
        { Refusal.WrongMember, """$["dsseEnvelope"]["payload"]=1""" },
        { Refusal.MissingMember, """$["dsseEnvelope"]["payload"]""" },
        { Refusal.NoSignature, """$["dsseEnvelope"]["signatures"]=[]""" },
        { Refusal.SeveralSignatures, """$["dsseEnvelope"]["signatures"]=[{"sig":"AA=="},{"sig":"AA=="}]""" },
        { Refusal.WrongMember, """$["dsseEnvelope"]["signatures"]=["AA=="]""" },
        { Refusal.UnknownBundle, """$["mediaType"]="application/vnd.dev.sigstore.bundle+json;version=0.2" """ },
        { Refusal.MissingMember, """$["verificationMaterial"]""" },
        { Refusal.MissingMember, """$["dsseEnvelope"]""" },
        { Refusal.MissingMember, """$["verificationMaterial"]={}""" },
        { Refusal.CertificateBundle, """$["verificationMaterial"]={"certificate":{"rawBytes":"AA=="}}""" },
        { Refusal.WrongMember, """$["more"]=1""" },
    };

    [Theory, MemberData(nameof(Alterations))]
    public void A_bundle_of_another_form_is_refused_for_its_reason(Refusal reason, string alteration)
    {
        var json = JsonNode.Parse(SigstoreBundle.Sign(s_payload, Keys.Ada).ToBytes())!;
        var split = alteration.Split('=', 2);
        var names = split[0].Split('"').Where((_, i) => i % 2 == 1).ToArray();
        var parent = names[..^1].Aggregate(json, (node, name) => node[name]!).AsObject();
        if (split.Length == 1)
            parent.Remove(names[^1]);
        else
            parent[names[^1]] = JsonNode.Parse(split[1]);

        var refused = Assert.Throws<RefusedException>(() => SigstoreBundle.Read(Bytes(json)));

        Assert.Equal(reason, refused.Reason);
    }

    [Fact]
    public void A_member_that_is_there_twice_is_refused()
    {
        var text = Encoding.UTF8.GetString(SigstoreBundle.Sign(s_payload, Keys.Ada).ToBytes());
        var twice = text.Replace(
            "\"payloadType\":", "\"payload\": \"AAAA\",\n\"payloadType\":", StringComparison.Ordinal);

        var refused = Assert.Throws<RefusedException>(() => SigstoreBundle.Read(Encoding.UTF8.GetBytes(twice)));

        Assert.Equal(Refusal.DuplicateMember, refused.Reason);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_parsed()
    {
        var refused = Assert.Throws<RefusedException>(() => SigstoreBundle.Read(new byte[StrictJson.LargestFile + 1]));

        Assert.Equal(Refusal.TooLarge, refused.Reason);
    }

    private static byte[] Flip(byte[] bytes, uint at)
    {
        byte[] altered = [.. bytes];
        altered[at % altered.Length] ^= (byte)(1 << (int)(at % 8));
        return altered;
    }

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
