using System.Text.Json;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Runs;

/// <summary>The outcome of a stage in a run.</summary>
public enum StageVerdict
{
    /// <summary>Its result existed.</summary>
    Hit,

    /// <summary>It ran.</summary>
    Ran,

    /// <summary>It failed, when it ran or before.</summary>
    Failed,

    /// <summary>It did not run because an earlier stage failed.</summary>
    Blocked,

    /// <summary>The study does not use it.</summary>
    NotApplicable,
}

/// <summary>A stage in a run: one line of the run table.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Verdict">Its outcome.</param>
/// <param name="Reason">Why it had to run; null if it did not.</param>
/// <param name="Detail">The reason in words; empty if there is none.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Notes">Lines to print about its result in every run, also on a hit; null for none.</param>
public sealed record StageRun(
    string Stage, StageVerdict Verdict, MissReason? Reason, string Detail, double Seconds,
    IReadOnlyList<string>? Notes = null);

/// <summary>A setting that the command line overrode.</summary>
public sealed record RunOverride(string Name, string Value);

/// <summary>A whole run, as in <c>artifacts/&lt;study&gt;/run.json</c>. docs/store.md describes the schema.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Target">The requested target.</param>
/// <param name="Overrides">The settings that the command line overrode.</param>
/// <param name="Seconds">The duration of the run, from the start of the host.</param>
/// <param name="Stages">Its stages in the order in which they ran.</param>
/// <param name="Id">The id of its lock; null if it failed, or ran a single stage.</param>
public sealed record RunRecord(
    string Study, string Target, IReadOnlyList<RunOverride> Overrides, double Seconds, IReadOnlyList<StageRun> Stages,
    string? Id = null)
{
    /// <summary>The version of the schema. Adding a field keeps it; changing or removing one raises it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the record as indented JSON with a final line feed.</summary>
    public void Save(string path) => AtomicFile.Write(
        path,
        stream =>
        {
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
                Write(writer);
            stream.WriteByte((byte)'\n');
        },
        Path.GetDirectoryName(path)!);

    /// <summary>The run id in a saved record.</summary>
    /// <returns>Null if the record is missing or damaged, or has no id.</returns>
    public static string? ReadId(string path)
    {
        try
        {
            using var record = JsonDocument.Parse(StoredFile.Read(path) ?? []);
            return record.RootElement.TryGetProperty("run", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", SchemaVersion);
        writer.WriteString("study", Study);
        writer.WriteString("target", Target);
        writer.WriteString("run", Id);
        writer.WriteStartObject("overrides");
        foreach (var (name, value) in Overrides)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteNumber("seconds", Math.Round(Seconds, 3));
        writer.WriteStartArray("stages");
        foreach (var stage in Stages)
        {
            writer.WriteStartObject();
            writer.WriteString("stage", stage.Stage);
            writer.WriteString("verdict", CamelCase(stage.Verdict.ToString()));
            if (stage.Reason is { } reason)
                writer.WriteString("reason", CamelCase(reason.ToString()));
            else
                writer.WriteNull("reason");
            writer.WriteString("detail", stage.Detail);
            writer.WriteNumber("seconds", Math.Round(stage.Seconds, 3));
            writer.WriteStartArray("notes");
            foreach (var note in stage.Notes ?? [])
                writer.WriteStringValue(note);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
