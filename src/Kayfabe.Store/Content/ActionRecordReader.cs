using System.Text;
using System.Text.Json;
using Kayfabe.Shared;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>Reads records strictly, since a record replaces the work of a stage.</summary>
internal static class ActionRecordReader
{
    /// <summary>In every version the first line is the digest of the rest, and the rest has the version.</summary>
    public static readonly FileFormat Format = new(ActionRecord.Version, VersionOf);

    /// <summary>Reads what <see cref="ActionRecord.ToBytes"/> writes.</summary>
    /// <param name="bytes">The record.</param>
    /// <param name="key">The key that it is stored under.</param>
    /// <returns>
    /// Null if its digest is not that of its content, its key is not that of its entries, an output is not below the
    /// stage's folder, or it is not a record of this version.
    /// </returns>
    public static ActionRecord? Read(byte[] bytes, ActionKey key)
    {
        if (ContentOf(bytes) is not { } content)
            return null;
        try
        {
            using var document = JsonDocument.Parse(content);
            return VersionOf(document.RootElement) == ActionRecord.Version
                && Read(document.RootElement, bytes) is { } record
                && new KeyDescription(record.Entries).Key == key && AreConfined(record.Outputs)
                    ? record
                    : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return null; // A member is missing, duplicate, or of another type.
        }
    }

    private static int? VersionOf(byte[] bytes)
    {
        if (ContentOf(bytes) is not { } content)
            return null;
        try
        {
            using var document = JsonDocument.Parse(content);
            return VersionOf(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? VersionOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("version", out var version)
        && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number)
            ? number
            : null;

    // The content after the digest, if the digest is right.
    private static ReadOnlyMemory<byte>? ContentOf(byte[] bytes)
    {
        var line = Array.IndexOf(bytes, (byte)'\n');
        return line >= 0 && Digest.TryParse(Encoding.ASCII.GetString(bytes, 0, line), out var digest)
            && Digest.Of(bytes.AsSpan(line + 1)) == digest
                ? bytes.AsMemory(line + 1)
                : null;
    }

    private static ActionRecord? Read(JsonElement root, byte[] bytes)
    {
        var entries = new List<KeyEntry>();
        foreach (var entry in root.GetProperty("entries").EnumerateArray())
        {
            if (entry.GetArrayLength() != 3 || entry[1].GetString() is not { } name)
                return null;
            entries.Add(new KeyEntry((EntryKind)entry[0].GetInt32(), name, entry[2].GetString()));
        }
        var outputs = new List<OutputFile>();
        foreach (var output in root.GetProperty("outputs").EnumerateArray())
        {
            if (output.GetArrayLength() != 3 || output[0].GetString() is not { } path
                || !Digest.TryParse(output[1].GetString(), out var digest))
            {
                return null;
            }
            outputs.Add(new OutputFile(path, digest, output[2].GetInt64()));
        }
        Origin? origin = null;
        if (root.TryGetProperty("origin", out var made) && (origin = Origin.Read(made)) is null)
            return null;
        return root.GetProperty("stage").GetString() is { } stage
            ? new ActionRecord(stage, entries, outputs, root.GetProperty("seconds").GetDouble())
            {
                Origin = origin,
                Source = bytes,
            }
            : null;
    }

    private static bool AreConfined(IReadOnlyList<OutputFile> outputs)
    {
        foreach (var output in outputs)
        {
            if (!ConfinedPath.IsValid(output.Path))
                return false;
        }
        return ConfinedPath.FindCollision(outputs.Select(static output => output.Path)) is null;
    }
}
