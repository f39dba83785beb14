using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotations;

/// <summary>
/// The file <c>reliability.json</c>: <c>{annotators: [name], pictures, overlap, posts, percent, alpha, verdict, pairs:
/// [{first, second, pictures, yesYes, yesNo, noYes, noNo, percent, kappa, alpha}]}</c>. A coefficient is
/// <c>{value, low, high}</c>, null where not defined; verdict is <see cref="ReliabilityVerdict"/> in camel case.
/// </summary>
public static class ReliabilityFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "reliability.json";

    /// <summary>Writes the file.</summary>
    public static void Write(string path, AnnotatorReliability reliability) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("annotators");
        foreach (var annotator in reliability.Annotators)
            json.WriteStringValue(annotator);
        json.WriteEndArray();
        json.WriteNumber("pictures", reliability.Pictures);
        json.WriteNumber("overlap", reliability.Overlap);
        json.WriteNumber("posts", reliability.Posts);
        json.WriteEstimate("percent", reliability.Percent);
        json.WriteEstimate("alpha", reliability.Alpha);
        json.WriteString("verdict", Word(reliability.Verdict));
        json.WriteStartArray("pairs");
        foreach (var pair in reliability.Pairs)
            Write(json, pair);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The verdict as files have it: <c>notShown</c>.</summary>
    public static string Word(ReliabilityVerdict verdict) => JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString());

    /// <summary>Reads what <see cref="Write(string, AnnotatorReliability)"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static AnnotatorReliability Read(string path) => JsonFile.Read(path, json => new AnnotatorReliability(
        [.. json.GetProperty("annotators").EnumerateArray().Select(name => name.GetString()!)],
        Count(json, "pictures"),
        Count(json, "overlap"),
        Count(json, "posts"),
        json.GetEstimate("percent"),
        json.GetEstimate("alpha"),
        [.. json.GetProperty("pairs").EnumerateArray().Select(pair => new PairReliability(
            Text(pair, "first"),
            Text(pair, "second"),
            Count(pair, "yesYes"),
            Count(pair, "yesNo"),
            Count(pair, "noYes"),
            Count(pair, "noNo"),
            pair.GetEstimate("percent"),
            pair.GetEstimate("kappa"),
            pair.GetEstimate("alpha")))]));

    private static void Write(Utf8JsonWriter json, PairReliability pair)
    {
        json.WriteStartObject();
        json.WriteString("first", pair.First);
        json.WriteString("second", pair.Second);
        json.WriteNumber("pictures", pair.Pictures);
        json.WriteNumber("yesYes", pair.YesYes);
        json.WriteNumber("yesNo", pair.YesNo);
        json.WriteNumber("noYes", pair.NoYes);
        json.WriteNumber("noNo", pair.NoNo);
        json.WriteEstimate("percent", pair.Percent);
        json.WriteEstimate("kappa", pair.Kappa);
        json.WriteEstimate("alpha", pair.Alpha);
        json.WriteEndObject();
    }

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new JsonException();

    private static int Count(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
