using System.Text.Json;

namespace Kayfabe.Study.Statistics;

/// <summary>Estimates in JSON: <c>{value, low, high}</c>, each a number, or null where it is not defined.</summary>
public static class JsonEstimates
{
    /// <summary>Writes a member <c>{value, low, high}</c>.</summary>
    public static void WriteEstimate(this Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteOptional("value", estimate.Value);
        json.WriteOptional("low", estimate.Interval?.Low);
        json.WriteOptional("high", estimate.Interval?.High);
        json.WriteEndObject();
    }

    /// <summary>Writes a member <c>{value, low, high}</c>, or null.</summary>
    public static void WriteOptionalEstimate(this Utf8JsonWriter json, string name, Estimate? estimate)
    {
        if (estimate is null)
            json.WriteNull(name);
        else
            json.WriteEstimate(name, estimate);
    }

    /// <summary>Reads a member <c>{value, low, high}</c>, or null.</summary>
    public static Estimate? GetOptionalEstimate(this JsonElement json, string name) =>
        json.GetProperty(name).ValueKind == JsonValueKind.Null ? null : json.GetEstimate(name);

    /// <summary>Writes the members <c>accuracy</c>, <c>low</c> and <c>high</c>; null where there is none.</summary>
    public static void WriteAccuracy(this Utf8JsonWriter json, Estimate? accuracy)
    {
        json.WriteOptional("accuracy", accuracy?.Value);
        json.WriteOptional("low", accuracy?.Interval?.Low);
        json.WriteOptional("high", accuracy?.Interval?.High);
    }

    /// <summary>Writes a member that is a number, or null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>Reads a member <c>{value, low, high}</c>.</summary>
    public static Estimate GetEstimate(this JsonElement json, string name)
    {
        var estimate = json.GetProperty(name);
        return new Estimate(
            estimate.GetOptional("value"),
            (estimate.GetOptional("low"), estimate.GetOptional("high")) is (double low, double high)
                ? new Interval(low, high)
                : null);
    }

    /// <summary>Reads a member that is a number, or null.</summary>
    public static double? GetOptional(this JsonElement json, string name)
    {
        var value = json.GetProperty(name);
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }
}
