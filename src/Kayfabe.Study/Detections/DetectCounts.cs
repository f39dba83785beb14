using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;

namespace Kayfabe.Study.Detections;

/// <summary>
/// How much is recorded: <see cref="DetectionFiles.Counts"/>, <c>{minConfidence, kinds: {label: {recorded, notRecorded,
/// detections}, ...}, pictures, digests, names, recordings: {used, replaced, notUsed}}</c>.
/// </summary>
/// <param name="MinConfidence">The lowest confidence that is recorded, 0 to 100.</param>
/// <param name="Kinds">The kinds that are replayed.</param>
/// <param name="Pictures">The pictures of the study.</param>
internal sealed record DetectCounts(double MinConfidence, IReadOnlyList<DetectionKind> Kinds, int Pictures)
{
    public static void Write(string path, DetectSummary summary, DetectSettings settings) =>
        JsonFile.Write(path, json => Write(json, summary, settings));

    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static DetectCounts Read(string path) => JsonFile.Read(path, root =>
    {
        var kinds = root.GetProperty("kinds");
        return new DetectCounts(
            root.GetProperty("minConfidence").GetDouble(),
            [.. DetectionKinds.All.Where(kind => kinds.TryGetProperty(kind.Text(), out _))],
            root.GetProperty("pictures").GetInt32());
    });

    private static void Write(Utf8JsonWriter json, DetectSummary summary, DetectSettings settings)
    {
        json.WriteStartObject();
        json.WriteNumber("minConfidence", settings.MinConfidence);
        json.WriteStartObject("kinds");
        foreach (var (kind, recorded, detections) in summary.Kinds)
        {
            json.WriteStartObject(kind.Text());
            json.WriteNumber("recorded", recorded);
            json.WriteNumber("notRecorded", summary.Pictures - recorded);
            json.WriteNumber("detections", detections);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteNumber("pictures", summary.Pictures);
        json.WriteNumber("digests", summary.Digests);
        json.WriteNumber("names", summary.Names);
        json.WriteStartObject("recordings");
        json.WriteNumber("used", summary.RecordingsUsed);
        json.WriteNumber("replaced", summary.RecordingsReplaced);
        json.WriteNumber("notUsed", summary.RecordingsNotUsed.Sum(count => count.Recordings));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
