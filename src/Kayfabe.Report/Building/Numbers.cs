using System.Text.Json;

namespace Kayfabe.Report;

/// <summary>The parts of metrics.json; <see cref="NumbersFile"/> has its schema.</summary>
internal static class Numbers
{
    public static void WriteComparisons(Utf8JsonWriter json, ReportModel model)
    {
        json.WriteObjects("comparisons", model.Comparisons?.Rows ?? [], row =>
        {
            json.WriteString("name", row.Name);
            json.WriteString("features", row.Features);
            json.WriteString("blanks", row.Blanks);
            json.WriteString("split", row.Split);
            json.WriteNumber("rows", row.Rows);
            json.WriteAccuracy(row.Accuracy);
            json.WriteBoolean("isReported", row.IsReported);
        });
        json.WriteObjects("differences", model.Comparisons?.Differences ?? [], pair =>
        {
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteAccuracy(pair.Difference);
        });
        json.WriteObjects("crossValidation", model.CrossValidations, folds =>
        {
            json.WriteString("name", folds.Name);
            json.WriteNumber("folds", folds.Folds);
            json.WriteNumber("repeats", folds.Repeats);
            json.WriteAccuracy(folds.Accuracy);
            json.WriteNumber("lowest", folds.Lowest);
            json.WriteNumber("highest", folds.Highest);
        });
    }

    public static void WriteLeakage(Utf8JsonWriter json, LeakageAudit? audit)
    {
        if (audit is null)
        {
            json.WriteNull("leakage");
            return;
        }
        json.WriteObjects("leakage", audit.Checks, check =>
        {
            json.WriteString("id", check.Id);
            json.WriteString("name", check.Name);
            json.WriteString("code", check.Code);
            json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(check.Verdict.ToString()));
            json.WriteString("finding", check.Finding);
            json.WriteOptional("rows", check.Rows);
            json.WriteAccuracy(check.Accuracy);
        });
    }

    public static void WriteReliability(Utf8JsonWriter json, Reliability? reliability)
    {
        if (reliability is null)
        {
            json.WriteNull("reliability");
            return;
        }
        json.WriteStartObject("reliability");
        json.WriteOptional("annotators", reliability.Annotators);
        json.WriteNumber("pictures", reliability.Pictures);
        json.WriteOptional("picturesByTwo", reliability.PicturesByTwo);
        json.WriteEstimate("agreement", reliability.Agreement);
        json.WriteEstimate("alpha", reliability.Alpha);
        json.WriteObjects("pairs", reliability.Pairs, pair =>
        {
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteNumber("pictures", pair.Pictures);
            json.WriteEstimate("agreement", pair.Agreement);
            json.WriteEstimate("kappa", pair.Kappa);
        });
        json.WriteEndObject();
    }

    public static void WriteObjects<T>(
        this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void WriteAccuracy(this Utf8JsonWriter json, Estimate? estimate)
    {
        json.WriteOptional("accuracy", estimate?.Value);
        json.WriteOptional("low", estimate?.Low);
        json.WriteOptional("high", estimate?.High);
    }

    private static void WriteEstimate(this Utf8JsonWriter json, string name, Estimate? estimate)
    {
        if (estimate is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteOptional("value", estimate.Value);
        json.WriteOptional("low", estimate.Low);
        json.WriteOptional("high", estimate.High);
        json.WriteEndObject();
    }
}
