using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Models;
using Kayfabe.Provenance.Signing;

namespace Kayfabe.Provenance.Tests.Models;

/// <summary>The vectors and schemas of OpenSSF Model Signing 1.0.</summary>
public sealed class VectorTests : IDisposable
{
    private static readonly EvaluationOptions s_options = new() { OutputFormat = OutputFormat.List };

    // In the order in which one refers to another.
    private static readonly Dictionary<string, JsonSchema> s_schemas =
        ((string[])["predicate.schema.json", "statement.schema.json", "envelope.schema.json", "bundle.schema.json"])
        .ToDictionary(file => file, file => JsonSchema.FromText(Text(file)), StringComparer.Ordinal);

    private readonly ScratchFolder _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void The_vector_that_was_signed_by_key_is_accepted_with_its_files()
    {
        _model.Write("signme-1", "signme-1\n");
        _model.Write("signme-2", "signme-2");
        _model.Write("ignore-me", "what the signature does not cover");

        var model = ModelSignature.Verify(
            SigstoreBundle.Read(Bytes("valid-key.bundle.json")), PublicKey.Parse(Text("valid-key.pem")), _model.Path);

        Assert.Equal(["signme-1", "signme-2"], model.Files.Select(file => file.Name));
    }

    [Theory]
    [InlineData("invalid-empty.bundle.json", Refusal.NotJson)]
    [InlineData("invalid-missing-envelope.bundle.json", Refusal.MissingMember)]
    [InlineData("invalid-missing-verification-material.bundle.json", Refusal.MissingMember)]
    public void A_vector_that_is_no_bundle_is_refused(string file, Refusal reason) =>
        Assert.Equal(reason, Assert.Throws<RefusedException>(() => SigstoreBundle.Read(Bytes(file))).Reason);

    [Fact]
    public void The_vector_of_another_predicate_is_refused_with_and_without_a_look_at_its_signature()
    {
        var bundle = SigstoreBundle.Read(Bytes("invalid-payload-wrong-predicate.bundle.json"));

        Assert.Equal(
            Refusal.WrongSignature,
            Assert.Throws<RefusedException>(() => ModelSignature.Verify(
                bundle, PublicKey.Parse(Text("valid-key.pem")), _model.Path)).Reason);
        Assert.Equal(
            Refusal.WrongPredicateType,
            Assert.Throws<RefusedException>(() => ModelSignature.Read(bundle.Envelope.Payload)).Reason);
    }

    [Theory, InlineData(Curve.P256), InlineData(Curve.P384), InlineData(Curve.P521)]
    public void What_is_signed_here_is_valid_by_the_schemas(Curve curve)
    {
        _model.Write("model.ubj", "model");
        _model.Write("features/list.csv", "features");
        using var key = SigningKey.Create(curve);
        var bundle = ModelSignature.Sign(_model.Path, "sample", key);

        AssertValid("bundle.schema.json", JsonNode.Parse(bundle.ToBytes())!);
        AssertValid("statement.schema.json", JsonNode.Parse(bundle.Envelope.Payload.Span)!);
    }

    // So that the schemas are known to look at something.
    [Theory]
    [InlineData("bundle.schema.json", "valid-key.bundle.json", true)]
    [InlineData("bundle.schema.json", "invalid-missing-envelope.bundle.json", false)]
    [InlineData("bundle.schema.json", "invalid-missing-verification-material.bundle.json", false)]
    public void The_schemas_tell_the_vectors_apart(string schema, string file, bool isValid) =>
        Assert.Equal(isValid, Evaluate(schema, JsonNode.Parse(Text(file))!).IsValid);

    private static void AssertValid(string schema, JsonNode json)
    {
        var found = Evaluate(schema, json);
        Assert.True(found.IsValid, JsonSerializer.Serialize(found));
    }

    private static EvaluationResults Evaluate(string schema, JsonNode json) =>
        s_schemas[schema].Evaluate(JsonSerializer.SerializeToElement(json), s_options);

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder(), file));

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder(), file));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Vectors");
}
