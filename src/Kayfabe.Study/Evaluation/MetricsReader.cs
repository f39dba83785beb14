using System.Text.Json;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>Reads metrics.json; <see cref="MetricsFile"/> has its schema.</summary>
internal static class MetricsReader
{
    public static ModelMetrics Read(string path) => JsonFile.Read(path, MetricsFile.SchemaVersion, ReadMembers);

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
            Values = new MetricValues(metric => Number(root.GetProperty(Metrics.NameOf(metric)))),
            Intervals = Metrics.All
                .Where(metric => intervals.TryGetProperty(Metrics.NameOf(metric), out _))
                .ToDictionary(metric => metric, metric => IntervalOf(intervals.GetProperty(Metrics.NameOf(metric)))),
            WilsonAccuracy = root.GetProperty("wilsonAccuracy") is { ValueKind: not JsonValueKind.Null } wilson
                ? IntervalOf(wilson)
                : null,
            MajorityAccuracy = Number(root.GetProperty("majorityAccuracy")),
            Calibration = CalibrationOf(root.GetProperty("calibration")),
        };
    }

    private static Calibration CalibrationOf(JsonElement calibration) => new(
        [
            .. calibration.GetProperty("bins").EnumerateArray().Select(bin => new CalibrationBin(
                bin.GetProperty("low").GetDouble(),
                bin.GetProperty("high").GetDouble(),
                bin.GetProperty("rows").GetInt32(),
                Number(bin.GetProperty("predicted")),
                Number(bin.GetProperty("observed")))),
        ],
        Number(calibration.GetProperty("expectedError")));

    private static Interval IntervalOf(JsonElement interval) =>
        new(interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());

    private static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
}
