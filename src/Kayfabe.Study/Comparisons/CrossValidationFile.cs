using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>crossValidation.json.</summary>
/// <remarks>
/// Schema version 1, an object of <c>schemaVersion</c>; <c>folds</c>, <c>repeats</c>, <c>rows</c>, <c>leftOut</c>
/// (counts); <c>accuracy</c>, <c>{value, low, high}</c>; <c>ofRepeats</c>, an accuracy each; <c>deviation</c>, or null;
/// <c>scores</c>: <c>[{repeat, fold, rows, posts, accuracy}]</c>. <see cref="CrossValidation"/> says what they mean.
/// </remarks>
public static class CrossValidationFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "crossValidation.json";

    private const int SchemaVersion = 1;

    /// <summary>Writes the file.</summary>
    public static void Write(string path, CrossValidation result) => JsonFile.Write(path, SchemaVersion, json =>
    {
        json.WriteNumber("folds", result.Folds);
        json.WriteNumber("repeats", result.Repeats);
        json.WriteNumber("rows", result.Rows);
        json.WriteNumber("leftOut", result.LeftOut);
        json.WriteEstimate("accuracy", result.Accuracy);
        json.WriteStartArray("ofRepeats");
        foreach (var accuracy in result.OfRepeats)
            json.WriteNumberValue(accuracy);
        json.WriteEndArray();
        json.WriteOptional("deviation", result.Deviation);
        json.WriteStartArray("scores");
        foreach (var score in result.Scores)
        {
            json.WriteStartObject();
            json.WriteNumber("repeat", score.Repeat);
            json.WriteNumber("fold", score.Fold);
            json.WriteNumber("rows", score.Rows);
            json.WriteNumber("posts", score.Posts);
            json.WriteNumber("accuracy", score.Accuracy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static CrossValidation Read(string path) => JsonFile.Read(path, SchemaVersion, root => new CrossValidation(
        root.GetProperty("folds").GetInt32(),
        root.GetProperty("repeats").GetInt32(),
        root.GetProperty("rows").GetInt32(),
        root.GetEstimate("accuracy"),
        [.. root.GetProperty("ofRepeats").EnumerateArray().Select(accuracy => accuracy.GetDouble())],
        root.GetOptional("deviation"),
        [.. root.GetProperty("scores").EnumerateArray().Select(score => new FoldScore(
            score.GetProperty("repeat").GetInt32(),
            score.GetProperty("fold").GetInt32(),
            score.GetProperty("rows").GetInt32(),
            score.GetProperty("posts").GetInt32(),
            score.GetProperty("accuracy").GetDouble()))],
        root.GetProperty("leftOut").GetInt32()));
}
