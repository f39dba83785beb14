using System.Text.Json;
using Kayfabe.Provenance.Json;
using Kayfabe.Shared;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Statements;

/// <summary>
/// One stage's result as a statement: the subjects are its outputs, the predicate has what they were made from and who
/// made them. docs/provenance.md describes the predicate.
/// </summary>
/// <param name="Key">The digest of the record's entries.</param>
/// <param name="Record">The result, with its origin.</param>
public sealed record ResultStatement(ActionKey Key, ActionRecord Record)
{
    /// <summary>The statement's bytes.</summary>
    /// <exception cref="RefusedException">The record does not say who made it.</exception>
    public static byte[] Of(ActionKey key, ActionRecord record)
    {
        if (record.Origin is not { } origin)
        {
            throw new RefusedException(
                Refusal.MissingMember,
                $"the record of {record.Stage} does not say who made it (an earlier version of Kayfabe did)");
        }
        return StrictJson.Compact(json => Statement.Write(
            json, record.Outputs.Select(output => SubjectOf(record.Stage, output)), ProjectPage.ResultType,
            predicate => Write(predicate, key, record, origin)));
    }

    /// <summary>
    /// Reads what <see cref="Of"/> writes: the key is that of the entries, the subjects are the outputs, and each path
    /// is below the stage's folder.
    /// </summary>
    /// <exception cref="RefusedException">It is anything else.</exception>
    public static ResultStatement Read(ReadOnlyMemory<byte> bytes)
    {
        var statement = Statement.Read(bytes);
        var result = Read(statement.PredicateOf(ProjectPage.ResultType));
        var outputs = result.Record.Outputs;
        for (var i = 0; i < Math.Max(outputs.Count, statement.Subjects.Count); i++)
        {
            if (i >= outputs.Count || i >= statement.Subjects.Count
                || SubjectOf(result.Record.Stage, outputs[i]) is var subject
                && (statement.Subjects[i].Name != subject.Name || statement.Subjects[i].Sha256 != subject.Sha256))
            {
                throw new RefusedException(
                    Refusal.Contradiction, "the subjects of the statement are not the outputs of its result");
            }
        }
        return result;
    }

    private static ResourceDescriptor SubjectOf(string stage, OutputFile output) =>
        ResourceDescriptor.Of($"{stage}/{output.Path}", output.Digest);

    private static void Write(Utf8JsonWriter json, ActionKey key, ActionRecord record, Origin origin)
    {
        json.WriteString("stage", record.Stage);
        json.WriteString("key", key.ToString());
        json.WriteStartArray("entries");
        foreach (var (kind, name, value) in record.Entries)
        {
            json.WriteStartObject();
            json.WriteString("kind", EntryKindNames.Of(kind));
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (var (path, digest, size) in record.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("digest", digest.ToString());
            json.WriteNumber("size", size);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("seconds", record.Seconds);
        json.WritePropertyName("origin");
        origin.Write(json);
    }

    private static ResultStatement Read(JsonElement json)
    {
        StrictJson.Only(json, "stage", "key", "entries", "outputs", "seconds", "origin");
        var stage = StrictJson.Text(json, "stage");
        if (stage.Length == 0 || !stage.All(char.IsAsciiLetterOrDigit))
            throw StrictJson.Wrong("stage");
        var entries = KeyOf([.. StrictJson.Objects(json, "entries").Select(ReadEntry)]);
        if (StrictJson.Text(json, "key") != entries.Key.ToString())
            throw new RefusedException(Refusal.Contradiction, $"the key of {stage} is not that of its entries");
        OutputFile[] outputs = [.. StrictJson.Objects(json, "outputs").Select(ReadOutput)];
        if (ConfinedPath.FindCollision(outputs.Select(output => output.Path)) is not null)
            throw new RefusedException(Refusal.Contradiction, $"two outputs of {stage} are the same file");
        return new ResultStatement(
            entries.Key,
            new ActionRecord(stage, entries.Entries, outputs, StrictJson.Seconds(json, "seconds"))
            {
                Origin = Origin.Read(StrictJson.Member(json, "origin", JsonValueKind.Object))
                    ?? throw StrictJson.Wrong("origin"),
            });
    }

    private static KeyDescription KeyOf(KeyEntry[] entries)
    {
        try
        {
            return new KeyDescription(entries);
        }
        catch (ArgumentException)
        {
            throw new RefusedException(Refusal.Contradiction, "two entries of the key have the same kind and name");
        }
    }

    private static KeyEntry ReadEntry(JsonElement json)
    {
        StrictJson.Only(json, "kind", "name", "value");
        return new KeyEntry(
            EntryKindNames.Find(StrictJson.Text(json, "kind")) ?? throw StrictJson.Wrong("kind"),
            StrictJson.Text(json, "name"),
            StrictJson.OptionalText(json, "value"));
    }

    private static OutputFile ReadOutput(JsonElement json)
    {
        StrictJson.Only(json, "path", "digest", "size");
        var path = StrictJson.Text(json, "path");
        if (ConfinedPath.ProblemOf(path) is { } problem)
            throw new RefusedException(Refusal.PathNotConfined, $"the path of an output {problem}");
        return new OutputFile(
            path,
            Digest.TryParse(StrictJson.Text(json, "digest"), out var digest)
                ? digest : throw StrictJson.Wrong("digest"),
            StrictJson.Member(json, "size", JsonValueKind.Number).TryGetInt64(out var size) && size >= 0
                ? size : throw StrictJson.Wrong("size"));
    }
}
