using System.Text.Json;
using Kayfabe.Provenance.Json;

namespace Kayfabe.Provenance.Statements;

/// <summary>
/// An in-toto Statement v1 (github.com/in-toto/attestation, spec/v1/statement.md): what somebody says of some subjects.
/// </summary>
/// <param name="Subjects">What it speaks of; each has a digest.</param>
/// <param name="PredicateType">What kind of saying, an address.</param>
/// <param name="Predicate">What it says.</param>
public sealed record Statement(
    IReadOnlyList<ResourceDescriptor> Subjects, string PredicateType, JsonElement Predicate)
{
    private const string Type = "https://in-toto.io/Statement/v1";

    /// <summary>Reads a statement; other members than the format's are refused.</summary>
    /// <exception cref="RefusedException">It is not one.</exception>
    public static Statement Read(ReadOnlyMemory<byte> bytes) => StrictJson.Read(bytes, "the statement", Read);

    /// <summary>The predicate, where it is of a type.</summary>
    /// <exception cref="RefusedException">It is of another type.</exception>
    public JsonElement PredicateOf(string type) => PredicateType == type
        ? Predicate
        : throw new RefusedException(
            Refusal.WrongPredicateType, $"the statement's predicateType is not {type}");

    /// <summary>Writes the members of a statement.</summary>
    internal static void Write(
        Utf8JsonWriter json, IEnumerable<ResourceDescriptor> subjects, string predicateType,
        Action<Utf8JsonWriter> writePredicate)
    {
        json.WriteString("_type", Type);
        json.WriteStartArray("subject");
        foreach (var subject in subjects)
            subject.Write(json);
        json.WriteEndArray();
        json.WriteString("predicateType", predicateType);
        json.WriteStartObject("predicate");
        writePredicate(json);
        json.WriteEndObject();
    }

    private static Statement Read(JsonElement json)
    {
        StrictJson.Only(json, "_type", "subject", "predicateType", "predicate");
        if (StrictJson.Text(json, "_type") != Type)
            throw new RefusedException(Refusal.WrongMember, $"the statement's _type is not {Type}");
        ResourceDescriptor[] subjects =
            [.. StrictJson.Objects(json, "subject").Select(ResourceDescriptor.Read)];
        if (Array.Exists(subjects, subject => subject.Digests.Count == 0))
            throw new RefusedException(Refusal.MissingMember, "a subject of the statement has no digest");
        return new Statement(
            subjects, StrictJson.Text(json, "predicateType"),
            StrictJson.Member(json, "predicate", JsonValueKind.Object).Clone());
    }
}
