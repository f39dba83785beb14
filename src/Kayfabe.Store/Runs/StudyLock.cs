using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>A stage in a lock.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Key">The digest of <paramref name="Entries"/>.</param>
/// <param name="Entries">Everything that can change its result, in key order.</param>
/// <param name="Outputs">The files that it made, in ordinal order of paths.</param>
public sealed record LockedStage(
    string Stage, ActionKey Key, IReadOnlyList<KeyEntry> Entries, IReadOnlyList<OutputFile> Outputs);

/// <summary>
/// The lock: the inputs and outputs of every stage of a result. It has no time, place or user, so that the same run
/// gives the same bytes on any machine. docs/store.md describes the schema.
/// </summary>
/// <param name="Study">The study's name.</param>
/// <param name="Stages">The stages, in the order in which they ran.</param>
public sealed record StudyLock(string Study, IReadOnlyList<LockedStage> Stages)
{
    /// <summary>The version of the schema; any change of its members raises it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The format of a lock's file.</summary>
    public static readonly FileFormat Format = new(SchemaVersion, LockReader.VersionOf);

    private const int IdLength = 12;

    // Unescaped: the file is for people, and is never part of an HTML page.
    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions s_compact = new() { Encoder = s_indented.Encoder };

    /// <summary>
    /// The id of the run: the first 12 hexadecimal digits of the digest of its stages' keys and outputs. Runs with the
    /// same inputs and results are the same run.
    /// </summary>
    public string Id
    {
        get
        {
            var text = new StringBuilder();
            foreach (var stage in Stages)
            {
                text.Append(stage.Stage).Append(' ').Append(stage.Key.Digest.Hex).Append('\n');
                foreach (var output in stage.Outputs)
                    text.Append(output.Digest.Hex).Append(' ').Append(output.Path).Append('\n');
            }
            return Digest.Of(Encoding.UTF8.GetBytes(text.ToString())).Hex[..IdLength];
        }
    }

    /// <summary>A stage by its name; null if the run has none of that name.</summary>
    public LockedStage? Find(string stage) => Stages.FirstOrDefault(locked => locked.Stage == stage);

    /// <summary>The digest of an output; null if the stage has no such output.</summary>
    public Digest? OutputOf(string stage, string path) =>
        Find(stage)?.Outputs.FirstOrDefault(output => output.Path == path)?.Digest;

    /// <summary>Reads what <see cref="ToBytes"/> writes, and checks that each key is that of its entries.</summary>
    /// <param name="bytes">The content of a lock.</param>
    /// <param name="file">Its name in messages.</param>
    /// <exception cref="StoreException">It is damaged, or has another version.</exception>
    public static StudyLock Read(ReadOnlyMemory<byte> bytes, string file) => LockReader.Read(bytes, file);

    /// <summary>Whether a published file has the markers that git leaves where it could not merge.</summary>
    public static bool HasConflict(ReadOnlySpan<byte> text) => LockReader.HasConflict(text);

    /// <summary>The lock as JSON, with one entry or output per line, so that git shows what changed.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_indented))
            Write(json);
        return [.. bytes.WrittenSpan, (byte)'\n'];
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("study", Study);
        json.WriteStartArray("stages");
        foreach (var stage in Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.Stage);
            json.WriteString("key", stage.Key.ToString());
            json.WriteStartArray("entries");
            foreach (var entry in stage.Entries)
                WriteLine(json, line => Write(line, entry));
            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var output in stage.Outputs)
                WriteLine(json, line => Write(line, output));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, Action<Utf8JsonWriter> writeMembers)
    {
        var line = new ArrayBufferWriter<byte>();
        // The writer adds no line break before a raw value.
        line.Write("\n        "u8);
        using (var compact = new Utf8JsonWriter(line, s_compact))
        {
            compact.WriteStartObject();
            writeMembers(compact);
            compact.WriteEndObject();
        }
        json.WriteRawValue(line.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter line, KeyEntry entry)
    {
        line.WriteString("kind", EntryKindNames.Of(entry.Kind));
        line.WriteString("name", entry.Name);
        line.WriteString("value", entry.Value);
    }

    private static void Write(Utf8JsonWriter line, OutputFile output)
    {
        line.WriteString("path", output.Path);
        line.WriteString("digest", output.Digest.ToString());
        line.WriteNumber("size", output.Size);
    }
}
