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
/// <param name="Entries">Everything that can change its result, in the order of the key.</param>
/// <param name="Outputs">What it made, in ordinal order of paths.</param>
public sealed record LockedStage(
    string Stage, ActionKey Key, IReadOnlyList<KeyEntry> Entries, IReadOnlyList<OutputFile> Outputs);

/// <summary>
/// The lock: what a result was made from, and what it is, stage by stage. It tells nothing of when, where or by whom,
/// so that the same run gives the same bytes on any machine. docs/store.md describes its schema.
/// </summary>
/// <param name="Study">The study's name.</param>
/// <param name="Stages">The stages that came out, in the order in which they came up.</param>
public sealed record StudyLock(string Study, IReadOnlyList<LockedStage> Stages)
{
    /// <summary>The version of the schema; any change of members raises it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The format of a lock's file.</summary>
    public static readonly FileFormat Format = new(SchemaVersion, LockReader.VersionOf);

    private const int IdLength = 12;

    // The bytes are for a file that people read, never for a page.
    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions s_compact = new() { Encoder = s_indented.Encoder };

    /// <summary>
    /// The run's name: the first 12 hexadecimal digits of the digest of its stages' keys and outputs. Runs with the same
    /// inputs and results are the same run.
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

    /// <summary>A stage by its name; null where the run had none of that name.</summary>
    public LockedStage? Find(string stage) => Stages.FirstOrDefault(locked => locked.Stage == stage);

    /// <summary>The digest of what a stage made; null where it made no such file.</summary>
    public Digest? OutputOf(string stage, string path) =>
        Find(stage)?.Outputs.FirstOrDefault(output => output.Path == path)?.Digest;

    /// <summary>Reads what <see cref="ToBytes"/> writes, and checks that each key is that of its entries.</summary>
    /// <param name="bytes">The content of a lock.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="StoreException">It is damaged, or of another version: says where.</exception>
    public static StudyLock Read(ReadOnlyMemory<byte> bytes, string file) => LockReader.Read(bytes, file);

    /// <summary>The lock as JSON, an entry or an output a line, so that git shows what changed.</summary>
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
        // The writer sets no value that is handed over whole on a line of its own.
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
        line.WriteString("kind", LockReader.NameOf(entry.Kind));
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
