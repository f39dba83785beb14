using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>comparisons.json.</summary>
/// <remarks>
/// Schema version 2, an object of:
/// <list type="bullet">
/// <item><c>schemaVersion</c>: 2. A reader refuses another.</item>
/// <item><c>cut</c>; <c>folds</c>, <c>repeats</c>, <c>rows</c>, <c>posts</c> (counts).</item>
/// <item><c>models</c>: <c>[{name, set, source, features, accuracy, choices}]</c>; source is none, study or tuned,
/// accuracy <c>{value, low, high}</c>, choices <c>[{settings, folds}]</c>.</item>
/// <item><c>differences</c>, <c>ladder</c>: <c>[{first, second, accuracy, p, adjustedP}]</c>, the accuracy of the first
/// minus that of the second as <c>{value, low, high}</c>.</item>
/// <item><c>leftOut</c>: <c>[{name, reason}]</c>.</item>
/// </list>
/// Numbers that are not defined are null. <see cref="ModelComparison"/> says what they mean.
/// </remarks>
public static class ComparisonFiles
{
    /// <summary>The name of the file.</summary>
    public const string Name = "comparisons.json";

    private const int SchemaVersion = 2;

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ModelComparison comparison) => JsonFile.Write(path, SchemaVersion, json =>
    {
        json.WriteNumber("cut", comparison.Cut);
        json.WriteNumber("folds", comparison.Folds);
        json.WriteNumber("repeats", comparison.Repeats);
        json.WriteNumber("rows", comparison.Rows);
        json.WriteNumber("posts", comparison.Posts);
        json.WriteObjects("models", comparison.Models, model =>
        {
            json.WriteString("name", model.Name);
            json.WriteString("set", model.Set);
            json.WriteEnum("source", model.Source);
            json.WriteString("features", model.Features);
            json.WriteEstimate("accuracy", model.Accuracy);
            json.WriteObjects("choices", model.Choices, choice =>
            {
                json.WriteString("settings", choice.Settings);
                json.WriteNumber("folds", choice.Folds);
            });
        });
        WriteDifferences(json, "differences", comparison.Differences);
        WriteDifferences(json, "ladder", comparison.Ladder);
        json.WriteObjects("leftOut", comparison.LeftOut, set =>
        {
            json.WriteString("name", set.Name);
            json.WriteString("reason", set.Reason);
        });
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static ModelComparison Read(string path) => JsonFile.Read(path, SchemaVersion, root => new ModelComparison(
        root.GetProperty("cut").GetDouble(),
        root.GetProperty("folds").GetInt32(),
        root.GetProperty("repeats").GetInt32(),
        root.GetProperty("rows").GetInt32(),
        root.GetProperty("posts").GetInt32(),
        [.. root.GetProperty("models").EnumerateArray().Select(model => new ComparedModel(
            Text(model, "name"),
            Text(model, "set"),
            Enum.Parse<SettingsSource>(Text(model, "source"), ignoreCase: true),
            Text(model, "features"),
            model.GetEstimate("accuracy"),
            [.. model.GetProperty("choices").EnumerateArray().Select(choice => new Choice(
                Text(choice, "settings"), choice.GetProperty("folds").GetInt32()))]))],
        DifferencesOf(root, "differences"),
        DifferencesOf(root, "ladder"),
        [.. root.GetProperty("leftOut").EnumerateArray().Select(set => new LeftOutSet(
            Text(set, "name"), Text(set, "reason")))]));

    private static void WriteDifferences(
        Utf8JsonWriter json, string name, IReadOnlyList<ModelDifference> differences) =>
        json.WriteObjects(name, differences, difference =>
        {
            json.WriteString("first", difference.First);
            json.WriteString("second", difference.Second);
            json.WriteEstimate("accuracy", difference.Accuracy);
            json.WriteOptional("p", difference.P);
            json.WriteOptional("adjustedP", difference.AdjustedP);
        });

    private static ModelDifference[] DifferencesOf(JsonElement root, string name) =>
    [
        .. root.GetProperty(name).EnumerateArray().Select(difference => new ModelDifference(
            Text(difference, "first"), Text(difference, "second"), difference.GetEstimate("accuracy"),
            difference.GetOptional("p"), difference.GetOptional("adjustedP"))),
    ];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
