using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Explaining;

/// <summary>A plan as JSON; docs/store.md describes the members.</summary>
internal static class PlanJson
{
    private const int SchemaVersion = 1;

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes all stages.</summary>
    public static void Write(TextWriter output, string study, IReadOnlyList<PlannedStage> plan) =>
        WriteObject(output, study, json =>
        {
            json.WriteStartArray("stages");
            foreach (var stage in plan)
            {
                json.WriteStartObject();
                WriteMembers(json, stage);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    /// <summary>Writes one stage with the entries of its key.</summary>
    public static void WriteKey(TextWriter output, string study, PlannedStage stage) =>
        WriteObject(output, study, json =>
        {
            WriteMembers(json, stage);
            json.WriteStartArray("entries");
            foreach (var (kind, name, value) in stage.Key?.Entries ?? [])
            {
                json.WriteStartObject();
                json.WriteString("kind", EntryKindNames.Of(kind));
                json.WriteString("name", name);
                json.WriteString("value", value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static void WriteMembers(Utf8JsonWriter json, PlannedStage stage)
    {
        json.WriteString("stage", stage.Name);
        json.WriteString("plan", Name(stage.Plan.ToString()));
        json.WriteString("reason", stage.Reason is { } reason ? Name(reason.ToString()) : null);
        json.WriteString("detail", stage.Detail);
        // Of a stage that waits, only some entries are known, and so no key.
        json.WriteString("key", stage.Plan is Plan.Hit or Plan.Miss ? stage.Key!.Key.ToString() : null);
        json.WriteStartArray("waitsFor");
        foreach (var other in stage.WaitsFor)
            json.WriteStringValue(other);
        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in stage.Changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", EntryKindNames.Of(change.Kind));
            json.WriteString("name", change.Name);
            json.WriteString("before", change.Before);
            json.WriteString("now", change.Now);
            json.WriteString("text", change.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteObject(TextWriter output, string study, Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("study", study);
            members(json);
            json.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n");
    }

    private static string Name(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
