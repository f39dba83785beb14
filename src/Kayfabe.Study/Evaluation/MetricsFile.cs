using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>metrics.json.</summary>
/// <remarks>
/// Schema version 1, an object of:
/// <list type="bullet">
/// <item><c>schemaVersion</c>: 1. A reader refuses another.</item>
/// <item><c>rows</c>, <c>posts</c>: the numbers of test rows and of their posts.</item>
/// <item><c>cut</c>: the probability at or above which a row is predicted in kayfabe.</item>
/// <item><c>confusion</c>: <c>{tn, fp, fn, tp}</c>, positive being in kayfabe.</item>
/// <item><c>accuracy</c>, <c>balancedAccuracy</c>, <c>precision</c>, <c>recall</c>, <c>specificity</c>, <c>f1</c>,
/// <c>mcc</c>, <c>rocArea</c>, <c>prArea</c>, <c>brier</c>, <c>logLoss</c>: numbers as <see cref="Metric"/> defines
/// them, or null where one is not defined.</item>
/// <item><c>notDefined</c>: why, for each metric that is null: <c>{"precision": "no row is predicted in
/// kayfabe"}</c>.</item>
/// <item><c>resamples</c> and <c>intervals</c>: 95 % by bootstrap over posts, <c>{"accuracy": {low, high}, ...}</c>,
/// for each metric that has one.</item>
/// <item><c>wilsonAccuracy</c>: <c>{low, high}</c>, or null where rows share posts.</item>
/// <item><c>majorityAccuracy</c>: what always naming the more frequent outcome scores, or null without rows.</item>
/// <item><c>calibration</c>: <c>{expectedError, bins: [{low, high, rows, predicted, observed}]}</c>.</item>
/// </list>
/// A later version may add members; a change of meaning gets another number.
/// </remarks>
public static class MetricsFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "metrics.json";

    /// <summary>The version of the schema.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ModelMetrics metrics) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        WriteMembers(json, metrics);
        json.WriteEndObject();
    });

    /// <summary>Writes the members into an object of the caller's, for a file that holds more.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ModelMetrics metrics)
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteNumber("rows", metrics.Rows);
        json.WriteNumber("posts", metrics.Posts);
        json.WriteNumber("cut", metrics.Cut);
        WriteConfusion(json, metrics.Confusion);
        foreach (var metric in Metrics.All)
            json.WriteOptional(Metrics.NameOf(metric), metrics.Values[metric]);
        json.WriteStartObject("notDefined");
        foreach (var metric in metrics.Values.NotDefined)
            json.WriteString(Metrics.NameOf(metric), Metrics.WhyNotDefined(metric));
        json.WriteEndObject();
        json.WriteNumber("resamples", metrics.Resamples);
        json.WriteStartObject("intervals");
        foreach (var metric in Metrics.All)
        {
            if (metrics.Intervals.TryGetValue(metric, out var interval))
                WriteInterval(json, Metrics.NameOf(metric), interval);
        }
        json.WriteEndObject();
        WriteInterval(json, "wilsonAccuracy", metrics.WilsonAccuracy);
        json.WriteOptional("majorityAccuracy", metrics.MajorityAccuracy);
        WriteCalibration(json, metrics.Calibration);
    }

    /// <summary>
    /// Reads what <see cref="Write(string, ModelMetrics)"/> wrote; unknown members are ignored.
    /// </summary>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static ModelMetrics Read(string path) => JsonFile.Read(path, SchemaVersion, ReadMembers);

    private static void WriteConfusion(Utf8JsonWriter json, Confusion confusion)
    {
        json.WriteStartObject("confusion");
        json.WriteNumber("tn", confusion.TrueNegatives);
        json.WriteNumber("fp", confusion.FalsePositives);
        json.WriteNumber("fn", confusion.FalseNegatives);
        json.WriteNumber("tp", confusion.TruePositives);
        json.WriteEndObject();
    }

    private static void WriteCalibration(Utf8JsonWriter json, Calibration calibration)
    {
        json.WriteStartObject("calibration");
        json.WriteOptional("expectedError", calibration.ExpectedError);
        json.WriteStartArray("bins");
        foreach (var bin in calibration.Bins)
        {
            json.WriteStartObject();
            json.WriteNumber("low", bin.Low);
            json.WriteNumber("high", bin.High);
            json.WriteNumber("rows", bin.Rows);
            json.WriteOptional("predicted", bin.Predicted);
            json.WriteOptional("observed", bin.Observed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } known)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("low", known.Low);
        json.WriteNumber("high", known.High);
        json.WriteEndObject();
    }

    private static ModelMetrics ReadMembers(JsonElement root)
    {
        var confusion = root.GetProperty("confusion");
        var intervals = root.GetProperty("intervals");
        return new ModelMetrics
        {
            Rows = root.GetProperty("rows").GetInt32(),
            Posts = root.GetProperty("posts").GetInt32(),
            Cut = root.GetProperty("cut").GetDouble(),
            Resamples = root.GetProperty("resamples").GetInt32(),
            Confusion = new Confusion(
                confusion.GetProperty("tn").GetInt32(),
                confusion.GetProperty("fp").GetInt32(),
                confusion.GetProperty("fn").GetInt32(),
                confusion.GetProperty("tp").GetInt32()),
            Values = new MetricValues(metric => root.GetOptional(Metrics.NameOf(metric))),
            Intervals = Metrics.All
                .Where(metric => intervals.TryGetProperty(Metrics.NameOf(metric), out _))
                .ToDictionary(metric => metric, metric => IntervalOf(intervals.GetProperty(Metrics.NameOf(metric)))),
            WilsonAccuracy = root.GetProperty("wilsonAccuracy") is { ValueKind: not JsonValueKind.Null } wilson
                ? IntervalOf(wilson)
                : null,
            MajorityAccuracy = root.GetOptional("majorityAccuracy"),
            Calibration = CalibrationOf(root.GetProperty("calibration")),
        };
    }

    private static Calibration CalibrationOf(JsonElement calibration) => new(
        [
            .. calibration.GetProperty("bins").EnumerateArray().Select(bin => new CalibrationBin(
                bin.GetProperty("low").GetDouble(),
                bin.GetProperty("high").GetDouble(),
                bin.GetProperty("rows").GetInt32(),
                bin.GetOptional("predicted"),
                bin.GetOptional("observed"))),
        ],
        calibration.GetOptional("expectedError"));

    private static Interval IntervalOf(JsonElement interval) =>
        new(interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());
}
