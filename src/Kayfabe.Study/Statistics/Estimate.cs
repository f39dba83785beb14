using System.Text.Json;

namespace Kayfabe.Study.Statistics;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Interval">
/// By bootstrap; null where the value is, or where one post (or picture) only leaves it unknown.
/// </param>
public sealed record Estimate(double? Value, Interval? Interval);

/// <summary>Estimates in JSON: <c>{value, low, high}</c>, each a number, or null where it is not defined.</summary>
internal static class JsonEstimates
{
    public static void WriteEstimate(this Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteOptional("value", estimate.Value);
        json.WriteOptional("low", estimate.Interval?.Low);
        json.WriteOptional("high", estimate.Interval?.High);
        json.WriteEndObject();
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    public static Estimate GetEstimate(this JsonElement json, string name)
    {
        var estimate = json.GetProperty(name);
        return new Estimate(
            estimate.GetOptional("value"),
            (estimate.GetOptional("low"), estimate.GetOptional("high")) is (double low, double high)
                ? new Interval(low, high)
                : null);
    }

    public static double? GetOptional(this JsonElement json, string name)
    {
        var value = json.GetProperty(name);
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }
}
