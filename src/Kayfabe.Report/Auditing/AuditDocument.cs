using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kayfabe.Report.Auditing;

/// <summary>An audit as JSON; docs/audit.md describes the schema.</summary>
public static class AuditDocument
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "audit.json";

    /// <summary>The version of the schema. Adding a field keeps it; changing or removing one raises it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The document, indented, with a final line feed.</summary>
    public static byte[] Write(AuditTrail trail)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("study", trail.Study);
            json.WriteBoolean("synthetic", trail.IsSynthetic);
            json.WriteString("subject", trail.Subject);
            json.WriteString("run", trail.Run);
            json.WriteString("lock", trail.Lock);
            json.WriteStartObject("counts");
            foreach (var state in Enum.GetValues<AuditState>())
                json.WriteNumber(NameOf(state), trail.Count(state));
            json.WriteEndObject();
            Write(json, "records", trail.Records);
            Write(json, "made", trail.Made);
            json.WriteStartArray("stages");
            foreach (var stage in trail.Stages)
            {
                json.WriteStartObject();
                json.WriteString("stage", stage.Stage);
                Write(json, "checks", stage.Checks);
                Write(json, "reads", stage.Reads);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return [.. bytes.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<AuditedRead> reads)
    {
        json.WriteStartArray(name);
        foreach (var read in reads)
        {
            json.WriteStartObject();
            json.WriteString("stage", read.Stage);
            Write(json, "artifacts", read.Artifacts);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<AuditCheck> checks)
    {
        json.WriteStartArray(name);
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("state", NameOf(check.State));
            json.WriteString("detail", check.Detail);
            json.WriteString("digest", check.Digest);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string NameOf(AuditState state) => state switch
    {
        AuditState.Verified => "verified",
        AuditState.Other => "other",
        AuditState.Missing => "missing",
        _ => "wrong",
    };
}
