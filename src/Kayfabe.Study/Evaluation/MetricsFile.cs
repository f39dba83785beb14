using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>metrics.json.</summary>
/// <remarks>
/// Schema version 2, an object of:
/// <list type="bullet">
/// <item><c>schemaVersion</c>: 2. Version 1, which had bins of equal width and no more of <c>calibration</c> than bins
/// and <c>expectedError</c>, is read too, so that runs can be compared with older ones.</item>
/// <item><c>rows</c>, <c>posts</c>: the numbers of test rows and of their posts.</item>
/// <item><c>cut</c>: the probability at or above which a row is predicted in kayfabe.</item>
/// <item><c>confusion</c>: <c>{tn, fp, fn, tp}</c>, positive being in kayfabe.</item>
/// <item><c>accuracy</c>, <c>balancedAccuracy</c>, <c>precision</c>, <c>recall</c>, <c>specificity</c>, <c>f1</c>,
/// <c>mcc</c>, <c>rocArea</c>, <c>prArea</c>, <c>brier</c>, <c>logLoss</c>: numbers as <see cref="Metric"/> defines
/// them, or null where one is not defined.</item>
/// <item><c>notDefined</c>: why, for each metric that is null: <c>{"precision": "no row is predicted in
/// kayfabe"}</c>.</item>
/// <item><c>intervals</c>: 95 % by the spread of the posts, <c>{"accuracy": {low, high}, ...}</c>, for each metric that
/// has one.</item>
/// <item><c>calibration</c>: <c>{expectedError, ifCalibrated, rootMeanSquare, bins: [{low, high, rows, predicted,
/// observed, observedLow, observedHigh}]}</c>, as <see cref="Calibration"/> defines them.</item>
/// </list>
/// A later version may add members; a change of meaning gets another number.
/// </remarks>
public static class MetricsFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "metrics.json";

    /// <summary>The version of the schema.</summary>
    public const int SchemaVersion = 2;

    private const int OldestSchemaVersion = 1;

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
        json.WriteStartObject("intervals");
        foreach (var metric in Metrics.All)
        {
            if (metrics.Intervals.TryGetValue(metric, out var interval))
                WriteInterval(json, Metrics.NameOf(metric), interval);
        }
        json.WriteEndObject();
        WriteCalibration(json, metrics.Calibration);
    }

    /// <summary>
    /// Reads what <see cref="Write(string, ModelMetrics)"/> wrote; unknown members are ignored.
    /// </summary>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static ModelMetrics Read(string path) =>
        JsonFile.Read(path, SchemaVersion, ReadMembers, OldestSchemaVersion);

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
        json.WriteEstimate("ifCalibrated", calibration.IfCalibrated);
        json.WriteEstimate("rootMeanSquare", calibration.RootMeanSquare);
        json.WriteStartArray("bins");
        foreach (var bin in calibration.Bins)
        {
            json.WriteStartObject();
            json.WriteNumber("low", bin.Low);
            json.WriteNumber("high", bin.High);
            json.WriteNumber("rows", bin.Rows);
            json.WriteNumber("predicted", bin.Predicted);
            json.WriteOptional("observed", bin.Observed.Value);
            json.WriteOptional("observedLow", bin.Observed.Interval?.Low);
            json.WriteOptional("observedHigh", bin.Observed.Interval?.High);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartObject(name);
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
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
            Confusion = new Confusion(
                confusion.GetProperty("tn").GetInt32(),
                confusion.GetProperty("fp").GetInt32(),
                confusion.GetProperty("fn").GetInt32(),
                confusion.GetProperty("tp").GetInt32()),
            Values = new MetricValues(metric => root.GetOptional(Metrics.NameOf(metric))),
            Intervals = Metrics.All
                .Where(metric => intervals.TryGetProperty(Metrics.NameOf(metric), out _))
                .ToDictionary(metric => metric, metric => IntervalOf(intervals.GetProperty(Metrics.NameOf(metric)))),
            Calibration = CalibrationOf(root.GetProperty("calibration")),
        };
    }

    private static Calibration CalibrationOf(JsonElement calibration) => new(
        [
            .. from bin in calibration.GetProperty("bins").EnumerateArray()
               where bin.GetProperty("rows").GetInt32() > 0
               select new CalibrationBin(
                   bin.GetProperty("low").GetDouble(),
                   bin.GetProperty("high").GetDouble(),
                   bin.GetProperty("rows").GetInt32(),
                   bin.GetProperty("predicted").GetDouble(),
                   new Estimate(bin.GetOptional("observed"), OptionalInterval(bin, "observedLow", "observedHigh"))),
        ],
        calibration.GetOptional("expectedError"),
        OptionalEstimate(calibration, "ifCalibrated"),
        OptionalEstimate(calibration, "rootMeanSquare"));

    // What version 1 did not have.
    private static Estimate OptionalEstimate(JsonElement json, string name) =>
        json.TryGetProperty(name, out _) ? json.GetEstimate(name) : new Estimate(null, null);

    private static Interval? OptionalInterval(JsonElement json, string low, string high) =>
        json.TryGetProperty(low, out _) && (json.GetOptional(low), json.GetOptional(high)) is (double from, double to)
            ? new Interval(from, to)
            : null;

    private static Interval IntervalOf(JsonElement interval) =>
        new(interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());
}
