using System.Text.Json;
using Kayfabe.Shared;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>Reads a lock strictly: no member is optional, and none is guessed.</summary>
internal static class LockReader
{
    private const string Remedy =
        "The build writes this file; do not edit it. Restore it from git, or run the build again.";

    public static StudyLock Read(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return ReadLock(document.RootElement);
        }
        catch (JsonException) when (HasConflict(bytes.Span))
        {
            throw new StoreException(
                "git left the conflict markers of a merge in it",
                "Finish the merge of the sources, then run the build: it writes this file anew.", file);
        }
        catch (JsonException e)
        {
            throw new StoreException(
                "this is not JSON", Remedy, $"{file}({e.LineNumber + 1},{e.BytePositionInLine + 1})");
        }
        catch (InvalidDataException e)
        {
            throw new StoreException(e.Message, Remedy, file);
        }
    }

    /// <summary>Whether a text has the markers that git leaves in a file that it could not merge.</summary>
    public static bool HasConflict(ReadOnlySpan<byte> text) =>
        text.StartsWith("<<<<<<< "u8) || text.IndexOf("\n<<<<<<< "u8) >= 0;

    /// <summary>The version of the schema in a file; null if it is not a lock of another version.</summary>
    public static int? VersionOf(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schemaVersion", out var version)
                && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number)
                // Each version has its own members: with the members of ours, only the number was altered.
                && !IsOurs(document.RootElement)
                    ? number
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOurs(JsonElement root)
    {
        try
        {
            _ = ReadStages(root);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static StudyLock ReadLock(JsonElement root)
    {
        const string place = "the lock";
        // Before the members, which differ in other versions.
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schemaVersion", out _)
            && Number(root, "schemaVersion", place) is var version and not StudyLock.SchemaVersion)
        {
            throw new InvalidDataException(version > StudyLock.SchemaVersion
                ? $"it was made by a newer version of Kayfabe (schema version {version}; this build reads"
                    + $" {StudyLock.SchemaVersion})"
                : $"its schema version is {version}; this build reads {StudyLock.SchemaVersion}");
        }
        return ReadStages(root);
    }

    private static StudyLock ReadStages(JsonElement root)
    {
        const string place = "the lock";
        Expect(root, place, "schemaVersion", "study", "stages");
        return new StudyLock(Text(root, "study", place), Items(root, "stages", place, ReadStage));
    }

    private static LockedStage ReadStage(JsonElement json, string place)
    {
        Expect(json, place, "stage", "key", "entries", "outputs");
        var name = Text(json, "stage", place);
        var key = new ActionKey(DigestOf(json, "key", place));
        var entries = Items(json, "entries", place, ReadEntry);
        if (KeyOf(entries, place) != key)
            throw new InvalidDataException($"{place}: the key of {name} is not that of its entries");
        var outputs = Items(json, "outputs", place, ReadOutput);
        return ConfinedPath.FindCollision(outputs.Select(output => output.Path)) is var (one, other)
            ? throw new InvalidDataException(
                $"{place}: the outputs '{one}' and '{other}' are the same file on a system that ignores case")
            : new LockedStage(name, key, entries, outputs);
    }

    private static ActionKey KeyOf(IReadOnlyList<KeyEntry> entries, string place)
    {
        try
        {
            return new KeyDescription(entries).Key;
        }
        catch (ArgumentException)
        {
            throw new InvalidDataException($"{place}: two entries have the same kind and name");
        }
    }

    private static KeyEntry ReadEntry(JsonElement json, string place)
    {
        Expect(json, place, "kind", "name", "value");
        var kind = Text(json, "kind", place);
        if (EntryKindNames.Find(kind) is not { } known)
            throw new InvalidDataException($"{place}: unknown kind of entry '{kind}'");
        var isAbsent = json.GetProperty("value").ValueKind == JsonValueKind.Null;
        return new KeyEntry(known, Text(json, "name", place), isAbsent ? null : Text(json, "value", place));
    }

    private static OutputFile ReadOutput(JsonElement json, string place)
    {
        Expect(json, place, "path", "digest", "size");
        var path = Text(json, "path", place);
        if (ConfinedPath.ProblemOf(path) is { } problem)
            throw new InvalidDataException($"the path of {place} {problem}");
        return new OutputFile(path, DigestOf(json, "digest", place), Number(json, "size", place));
    }

    private static void Expect(JsonElement json, string place, params ReadOnlySpan<string> members)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{place} is not an object");
        var count = 0;
        foreach (var member in json.EnumerateObject())
        {
            count++;
            if (!members.Contains(member.Name))
                throw new InvalidDataException($"{place} has an unknown member '{member.Name}'");
        }
        foreach (var member in members)
        {
            if (!json.TryGetProperty(member, out _))
                throw new InvalidDataException($"{place} has no member '{member}'");
        }
        if (count != members.Length)
            throw new InvalidDataException($"{place} has a duplicate member");
    }

    private static T[] Items<T>(JsonElement json, string member, string place, Func<JsonElement, string, T> read)
    {
        var items = json.GetProperty(member);
        if (items.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"'{member}' of {place} is not an array");
        var below = member == "stages" ? "" : place + ".";
        return [.. items.EnumerateArray().Select((item, i) => read(item, $"{below}{member}[{i}]"))];
    }

    private static string Text(JsonElement json, string member, string place)
    {
        try
        {
            if (json.GetProperty(member) is { ValueKind: JsonValueKind.String } text)
                return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
        }
        throw new InvalidDataException($"'{member}' of {place} is not a string");
    }

    private static long Number(JsonElement json, string member, string place) =>
        json.GetProperty(member) is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt64(out var value) && value >= 0
            ? value
            : throw new InvalidDataException($"'{member}' of {place} is not a whole number");

    private static Digest DigestOf(JsonElement json, string member, string place) =>
        Digest.TryParse(Text(json, member, place), out var digest)
            ? digest
            : throw new InvalidDataException($"'{member}' of {place} is not a digest");
}
