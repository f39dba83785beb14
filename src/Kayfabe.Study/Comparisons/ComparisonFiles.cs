using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>comparisons.json, and the predictions behind it.</summary>
/// <remarks>
/// Schema version 1, an object of:
/// <list type="bullet">
/// <item><c>schemaVersion</c>: 1. A reader refuses another.</item>
/// <item><c>cut</c>, <c>resamples</c>: of the evaluation.</item>
/// <item><c>comparisons</c>: <c>[{name, features, blanks, split, rows, posts, accuracy, low, high, isReported}]</c>;
/// the interval is 95 % by bootstrap over posts; numbers that are not defined are null.</item>
/// <item><c>differences</c>: <c>[{first, second, rows, accuracy, low, high}]</c>, the accuracy of the first minus that
/// of the second on the same test rows.</item>
/// <item><c>leftOut</c>: <c>[{name, reason}]</c>.</item>
/// </list>
/// </remarks>
public static class ComparisonFiles
{
    /// <summary>The name of the file.</summary>
    public const string Name = "comparisons.json";

    private const int SchemaVersion = 1;

    /// <summary>
    /// The file of a candidate's predictions, as <see cref="PredictionFiles"/> writes it:
    /// <c>predictions/metadata-only.csv</c>.
    /// </summary>
    public static string PredictionsOf(string candidate) =>
        $"predictions/{candidate.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}.csv";

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ModelComparison comparison) => JsonFile.Write(path, SchemaVersion, json =>
    {
        json.WriteNumber("cut", comparison.Cut);
        json.WriteNumber("resamples", comparison.Resamples);
        json.WriteStartArray("comparisons");
        foreach (var model in comparison.Models)
        {
            json.WriteStartObject();
            json.WriteString("name", model.Name);
            json.WriteString("features", model.Features);
            json.WriteString("blanks", model.Blanks);
            json.WriteString("split", model.Split);
            json.WriteNumber("rows", model.Rows);
            json.WriteNumber("posts", model.Posts);
            json.WriteAccuracy(model.Accuracy);
            json.WriteBoolean("isReported", model.IsReported);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var difference in comparison.Differences)
        {
            json.WriteStartObject();
            json.WriteString("first", difference.First);
            json.WriteString("second", difference.Second);
            json.WriteNumber("rows", difference.Rows);
            json.WriteAccuracy(difference.Accuracy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        foreach (var (name, reason) in comparison.LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static ModelComparison Read(string path) => JsonFile.Read(path, SchemaVersion, root => new ModelComparison(
        root.GetProperty("cut").GetDouble(),
        root.GetProperty("resamples").GetInt32(),
        [.. root.GetProperty("comparisons").EnumerateArray().Select(model => new ComparedModel(
            Text(model, "name"),
            Text(model, "features"),
            Text(model, "blanks"),
            Text(model, "split"),
            model.GetProperty("rows").GetInt32(),
            model.GetProperty("posts").GetInt32(),
            AccuracyOf(model),
            model.GetProperty("isReported").GetBoolean()))],
        [.. root.GetProperty("differences").EnumerateArray().Select(difference => new ModelDifference(
            Text(difference, "first"),
            Text(difference, "second"),
            difference.GetProperty("rows").GetInt32(),
            AccuracyOf(difference)))],
        [.. root.GetProperty("leftOut").EnumerateArray().Select(candidate => new LeftOutCandidate(
            Text(candidate, "name"), Text(candidate, "reason")))]));

    private static Estimate AccuracyOf(JsonElement json) => new(
        json.GetOptional("accuracy"),
        (json.GetOptional("low"), json.GetOptional("high")) is (double low, double high)
            ? new Interval(low, high)
            : null);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
