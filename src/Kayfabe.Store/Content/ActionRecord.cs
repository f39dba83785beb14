using System.Buffers;
using System.Text.Json;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>A file that a stage made.</summary>
/// <param name="Path">Relative to the stage's folder, with <c>/</c>.</param>
/// <param name="Digest">The digest of its content.</param>
/// <param name="Size">Bytes.</param>
[OutsideFingerprint("It names an artifact, whose content is an entry of the key.")]
public sealed record OutputFile(string Path, Digest Digest, long Size);

/// <summary>The result of a stage, and everything that its key was made of.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Entries">The entries of its key.</param>
/// <param name="Outputs">The files that it made, in ordinal order of paths.</param>
/// <param name="Seconds">How long the stage ran.</param>
[OutsideFingerprint("It names artifacts, whose contents are entries of the key.")]
public sealed record ActionRecord(
    string Stage, IReadOnlyList<KeyEntry> Entries, IReadOnlyList<OutputFile> Outputs, double Seconds)
{
    /// <summary>The version of the format.</summary>
    internal const int Version = 1;

    /// <summary>Who made it, when and where; null in a record of an earlier version of Kayfabe.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The bytes that the record was read from; null for a new record.</summary>
    internal byte[]? Source { get; init; }

    /// <summary>
    /// The digest of the JSON, a line feed, the JSON: so that a truncated or altered record is recognized.
    /// </summary>
    public byte[] ToBytes()
    {
        if (Source is not null)
            return Source;
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            Write(writer);
        return [.. System.Text.Encoding.ASCII.GetBytes(Digest.Of(json.WrittenSpan) + "\n"), .. json.WrittenSpan];
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("stage", Stage);
        writer.WriteNumber("seconds", Seconds);
        if (Origin is not null)
        {
            writer.WritePropertyName("origin");
            Origin.Write(writer);
        }
        writer.WriteStartArray("entries");
        foreach (var (kind, name, value) in Entries)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue((int)kind);
            writer.WriteStringValue(name);
            writer.WriteStringValue(value);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("outputs");
        foreach (var (path, digest, size) in Outputs)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(path);
            writer.WriteStringValue(digest.ToString());
            writer.WriteNumberValue(size);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
