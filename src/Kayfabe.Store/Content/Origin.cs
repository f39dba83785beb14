using System.Globalization;
using System.Text.Json;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// Who made a result, when and where. Never part of a result, a key, a lock or a run's id; a result that is found
/// again keeps the origin of who made it.
/// </summary>
/// <param name="Started">When the stage began; fractions of a second are dropped.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="OperatingSystem"><c>linux</c>, <c>linux-musl</c>, <c>macos</c> or <c>windows</c>.</param>
/// <param name="Architecture">That of the process, as .NET names it: <c>x64</c>, <c>arm64</c>.</param>
/// <param name="Builder">The builder's id, an address.</param>
[OutsideFingerprint("No time, host or builder enters a result.")]
public sealed record Origin(
    DateTimeOffset Started, string Host, string OperatingSystem, string Architecture, string Builder)
{
    /// <summary>RFC 3339, UTC, whole seconds.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>When the stage began, in whole seconds: what is written is what is known.</summary>
    public DateTimeOffset Started { get; init; } =
        new(Started.Ticks - Started.Ticks % TimeSpan.TicksPerSecond, Started.Offset);

    /// <summary>The start as it is written.</summary>
    public string StartedText => Started.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Writes a JSON object with the members <c>started, host, os, architecture, builder</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("started", StartedText);
        writer.WriteString("host", Host);
        writer.WriteString("os", OperatingSystem);
        writer.WriteString("architecture", Architecture);
        writer.WriteString("builder", Builder);
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    /// <returns>Null if a member is missing or of another form, or there is another one.</returns>
    public static Origin? Read(JsonElement json)
    {
        return json.ValueKind == JsonValueKind.Object && json.GetPropertyCount() == 5
            && DateTimeOffset.TryParseExact(
                Text(json, "started"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var started)
            && Text(json, "host") is { } host && Text(json, "os") is { } system
            && Text(json, "architecture") is { } architecture && Text(json, "builder") is { } builder
                ? new Origin(started, host, system, architecture, builder)
                : null;
    }

    private static string? Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
