using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotations;

/// <summary>
/// The file <c>reliability.json</c>: <c>{annotators: [{name, yes, no}], pictures, overlap, percent, alpha, ceiling,
/// verdict, pairs: [{first, second, pictures, yesYes, yesNo, noYes, noNo, percent, kappa, alpha}], bootstrap: {over,
/// resamples}}</c>. A coefficient is <c>{value, low, high}</c>, null where not defined; verdict is unknown, unreliable,
/// tentative or reliable; over is pictures or posts.
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
        {
            json.WriteStartObject();
            json.WriteString("name", annotator.Name);
            json.WriteNumber("yes", annotator.Yes);
            json.WriteNumber("no", annotator.No);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("pictures", reliability.Pictures);
        json.WriteNumber("overlap", reliability.Overlap);
        json.WriteEstimate("percent", reliability.Percent);
        json.WriteEstimate("alpha", reliability.Alpha);
        json.WriteOptional("ceiling", reliability.Ceiling);
        json.WriteString("verdict", reliability.Verdict.ToString().ToLowerInvariant());
        json.WriteStartArray("pairs");
        foreach (var pair in reliability.Pairs)
            Write(json, pair);
        json.WriteEndArray();
        json.WriteStartObject("bootstrap");
        json.WriteString("over", reliability.OverPosts ? "posts" : "pictures");
        json.WriteNumber("resamples", reliability.Resamples);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It is not one that the build made.</exception>
    public static AnnotatorReliability Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException(new Fault("the file is damaged", "Delete it and build again", Name));
        }
    }

    private static AnnotatorReliability Read(JsonElement json)
    {
        var bootstrap = json.GetProperty("bootstrap");
        return new AnnotatorReliability(
            [.. json.GetProperty("annotators").EnumerateArray().Select(annotator => new AnnotatorCounts(
                Text(annotator, "name"), Count(annotator, "yes"), Count(annotator, "no")))],
            Count(json, "pictures"),
            Count(json, "overlap"),
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
                pair.GetEstimate("alpha")))],
            Text(bootstrap, "over") == "posts",
            Count(bootstrap, "resamples"));
    }

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
