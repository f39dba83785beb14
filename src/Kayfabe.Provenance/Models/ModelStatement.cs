using System.Text.Json;
using Kayfabe.Provenance.Json;
using Kayfabe.Provenance.Statements;
using Kayfabe.Settings;
using Kayfabe.Shared;

namespace Kayfabe.Provenance.Models;

/// <summary>The statement of a signed model: the one writer and the one reader of its predicate.</summary>
internal static class ModelStatement
{
    private const string Algorithm = "sha256", Method = "files";

    public static void Write(Utf8JsonWriter json, ModelSignature model) => Statement.Write(
        json, [ResourceDescriptor.Of(model.Name, model.Root)], PredicateTypes.SignedModel, predicate =>
        {
            predicate.WriteStartArray("resources");
            foreach (var file in model.Files)
            {
                predicate.WriteStartObject();
                predicate.WriteString("name", file.Name);
                predicate.WriteString("digest", file.Digest.Hex);
                predicate.WriteString("algorithm", Algorithm);
                predicate.WriteEndObject();
            }
            predicate.WriteEndArray();
            predicate.WriteStartObject("serialization");
            predicate.WriteString("method", Method);
            predicate.WriteString("hash_type", Algorithm);
            predicate.WriteBoolean("allow_symlinks", false);
            predicate.WriteStartArray("ignore_paths");
            foreach (var path in model.Ignored)
                predicate.WriteStringValue(path);
            predicate.WriteEndArray();
            predicate.WriteEndObject();
        });

    public static ModelSignature Read(ReadOnlyMemory<byte> bytes)
    {
        var statement = Statement.Read(bytes);
        var predicate = statement.PredicateOf(PredicateTypes.SignedModel);
        StrictJson.Only(predicate, "resources", "serialization");
        if (statement.Subjects is not [var subject])
            throw new RefusedException(Refusal.Contradiction, "the statement of a model has not one subject");
        var model = new ModelSignature(
            subject.Name ?? "", [.. StrictJson.Objects(predicate, "resources").Select(ReadFile)],
            ReadIgnored(StrictJson.Member(predicate, "serialization", JsonValueKind.Object)));
        Check(model.Files);
        return subject.Sha256 == model.Root
            ? model
            : throw new RefusedException(Refusal.Contradiction, "the model's digest is not that of its files");
    }

    private static SignedFile ReadFile(JsonElement json)
    {
        if (StrictJson.Text(json, "algorithm") != Algorithm)
            throw StrictJson.Wrong("algorithm");
        var name = StrictJson.Text(json, "name");
        return ConfinedPath.ProblemOf(name) is { } problem
            ? throw new RefusedException(
                Refusal.PathNotConfined, $"the name of a signed file {problem}: {Quotation.Of(name)}")
            : new SignedFile(name, StrictJson.Sha256(json, "digest"));
    }

    private static void Check(IReadOnlyList<SignedFile> files)
    {
        if (files.Count == 0)
            throw new RefusedException(Refusal.MissingMember, "the signature covers no file");
        for (var i = 1; i < files.Count; i++)
        {
            if (CodePoints.Order.Compare(files[i - 1].Name, files[i].Name) >= 0)
            {
                throw new RefusedException(
                    Refusal.Contradiction, "the signed files are not in the order of their names, each once");
            }
        }
    }

    // Only what this verifier can check: files as a whole, with SHA-256, and no links.
    private static string[] ReadIgnored(JsonElement json)
    {
        StrictJson.Only(json, "method", "hash_type", "allow_symlinks", "ignore_paths");
        if (StrictJson.Text(json, "method") != Method)
            throw StrictJson.Wrong("method");
        if (StrictJson.Text(json, "hash_type") != Algorithm)
            throw StrictJson.Wrong("hash_type");
        _ = StrictJson.Member(json, "allow_symlinks", JsonValueKind.False);
        return StrictJson.Optional(json, "ignore_paths", JsonValueKind.Array) is { } paths
            ? [.. paths.EnumerateArray().Select(Path)]
            : [];
    }

    private static string Path(JsonElement path) =>
        path.ValueKind == JsonValueKind.String && path.GetString() is { } text && ConfinedPath.IsValid(text)
            ? text
            : throw StrictJson.Wrong("ignore_paths");
}
