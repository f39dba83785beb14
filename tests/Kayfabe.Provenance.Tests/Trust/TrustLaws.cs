using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Statements;
using Kayfabe.Provenance.Tests.Statements;
using Kayfabe.Provenance.Trust;
using Kayfabe.Settings;

namespace Kayfabe.Provenance.Tests.Trust;

public sealed class TrustLaws
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    // Of a builder whose work was done on 2026-05-17.
    private static readonly SigstoreBundle s_bundle =
        SigstoreBundle.Sign(ResultStatement.Of(Results.Key.Key, Results.Record), Keys.Ada);

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-05-17", "2026-05-17")]
    [InlineData("2026-01-01", "2026-12-31")]
    public void Work_on_a_day_of_the_key_is_trusted(string? from, string? to)
    {
        var trusted = Assert.IsType<Trusted>(Trust(Keys.Ada.Public, from, to).Judge(s_bundle, s_now));

        Assert.Equal(Results.Origin.Builder, trusted.Builder);
        Assert.Equal(Results.Key.Key, ResultStatement.Read(trusted.Payload).Key);
    }

    [Theory]
    [InlineData("2026-05-18", null, null, Distrust.NotYetValid)]
    [InlineData(null, "2026-05-16", null, Distrust.Expired)]
    [InlineData(null, null, "2026-11-01", Distrust.WithdrawnKey)]
    [InlineData(null, null, "2030-01-01", Distrust.WithdrawnKey)]
    public void Work_on_another_day_or_with_a_withdrawn_key_is_not(
        string? from, string? to, string? withdrawn, Distrust reason) =>
        AssertNotTrusted(reason, Trust(Keys.Ada.Public, from, to, withdrawn).Judge(s_bundle, s_now));

    [Fact]
    public void Without_a_file_nobody_is_trusted() => AssertNotTrusted(
        Distrust.UnknownKey,
        TrustFile.Read(Path.Combine(Path.GetTempPath(), "none", "trust.json")).Judge(s_bundle, s_now));

    [Fact]
    public void A_key_that_is_not_there_is_not_trusted() =>
        AssertNotTrusted(Distrust.UnknownKey, Trust(Keys.Eve.Public).Judge(s_bundle, s_now));

    [Fact]
    public void A_bundle_that_names_a_key_without_its_signature_is_not_trusted()
    {
        var forged = SigstoreBundle.Sign(s_bundle.Envelope.Payload, Keys.Eve) with { Hint = Keys.Ada.Public.Hint };

        AssertNotTrusted(Distrust.WrongSignature, Trust(Keys.Ada.Public).Judge(forged, s_now));
    }

    [Fact]
    public void The_hint_decides_nothing() =>
        Assert.IsType<Trusted>(Trust(Keys.Ada.Public).Judge(s_bundle with { Hint = "" }, s_now));

    [Fact]
    public void Work_of_another_builder_is_not_trusted() =>
        AssertNotTrusted(
            Distrust.OtherBuilder, Trust(Keys.Ada.Public, id: "https://other.example/").Judge(s_bundle, s_now));

    [Fact]
    public void A_statement_of_a_type_that_nobody_knows_is_not_trusted()
    {
        var other = Encoding.UTF8.GetString(s_bundle.Envelope.Payload.Span).Replace("#result-v1", "#other");

        AssertNotTrusted(
            Distrust.Refused,
            Trust(Keys.Ada.Public).Judge(SigstoreBundle.Sign(Encoding.UTF8.GetBytes(other), Keys.Ada), s_now));
    }

    [Theory]
    [InlineData("""{"builders":[]}""", "trust.json(1,1): schemaVersion is missing")]
    [InlineData("""{"schemaVersion":2,"builders":[]}""", "trust.json(1,18): the schema version is 2")]
    [InlineData("""{"schemaVersion":1,"builders":[],"more":1}""", "trust.json(1,34): 'more' is not a setting")]
    [InlineData("""{"schemaVersion":1,"builders":[],"builders":[]}""", "trust.json(1,34): 'builders' is there twice")]
    [InlineData("""{"schemaVersion":1,"builders":[{"id":"a","keys":[{"publicKey":"x"}]}]}""",
        "trust.json(1,63): this is not a public key")]
    [InlineData("[]", "trust.json(1,1): the file holds a list")]
    [InlineData("{", "trust.json(1,2): this is not JSON")]
    public void A_fault_of_the_file_has_its_place(string text, string fault)
    {
        var thrown = Assert.Throws<InputException>(() => Parse(text));

        Assert.StartsWith(fault, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from", "2026-1-1", "is not a date")]
    [InlineData("to", "2026-02-30", "is not a date")]
    [InlineData("withdrawn", "yes", "is not a date")]
    [InlineData("to", "2020-01-01", "which is after")]
    public void A_date_that_is_none_is_a_fault(string member, string text, string fault)
    {
        var json = Json(Keys.Ada.Public, Results.Origin.Builder, "2026-01-01", null, null);
        json["builders"]![0]!["keys"]![0]![member] = text;

        Assert.Contains(
            fault, Assert.Throws<InputException>(() => Parse(json.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_or_a_builder_that_is_there_twice_is_a_fault()
    {
        var json = Json(Keys.Ada.Public, "a", null, null, null);
        var builders = json["builders"]!.AsArray();
        builders.Add(builders[0]!.DeepClone());

        var message = Assert.Throws<InputException>(() => Parse(json.ToJsonString())).Message;

        Assert.Contains("the builder 'a' is there twice", message, StringComparison.Ordinal);
        Assert.Contains($"the {Keys.Ada.Public} is there twice", message, StringComparison.Ordinal);
    }

    private static void AssertNotTrusted(Distrust reason, TrustVerdict verdict) =>
        Assert.Equal(reason, Assert.IsType<NotTrusted>(verdict).Reason);

    private static TrustFile Trust(
        PublicKey key, string? from = null, string? to = null, string? withdrawn = null, string? id = null) =>
        Parse(Json(key, id ?? Results.Origin.Builder, from, to, withdrawn).ToJsonString());

    private static JsonObject Json(PublicKey key, string id, string? from, string? to, string? withdrawn) => new()
    {
        ["schemaVersion"] = 1,
        ["builders"] = new JsonArray(new JsonObject
        {
            ["id"] = id,
            ["name"] = "Ada's machine",
            ["keys"] = new JsonArray(new JsonObject
            {
                ["publicKey"] = key.Pem,
                ["from"] = from,
                ["to"] = to,
                ["withdrawn"] = withdrawn,
            }),
        }),
    };

    private static TrustFile Parse(string text) => TrustFile.Parse(Encoding.UTF8.GetBytes(text), "trust.json");
}
