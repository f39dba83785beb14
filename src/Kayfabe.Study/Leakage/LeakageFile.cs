using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Leakage;

/// <summary>leakage.json.</summary>
/// <remarks>
/// Schema version 2, an object of <c>schemaVersion</c>; <c>aboveLimit</c>, <c>warn</c> or <c>fail</c>; <c>findings</c>:
/// <c>[{id, name, code, verdict, finding, rows, accuracy, chance, limit, advice}]</c>, where verdict is pass, warn,
/// fail, notApplicable or tooFewPosts, accuracy <c>{value, low, high}</c>, chance <c>{value, upTo, p}</c>, and what
/// does not apply null. <see cref="LeakageFinding"/> says
/// what they mean.
/// </remarks>
public static class LeakageFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "leakage.json";

    private const int SchemaVersion = 2;

    private static readonly Dictionary<string, LeakageVerdict> _verdicts =
        Enum.GetValues<LeakageVerdict>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>Writes the file.</summary>
    public static void Write(string path, LeakageChecks checks) => JsonFile.Write(path, SchemaVersion, json =>
    {
        json.WriteString("aboveLimit", checks.Mode == LeakageMode.Fail ? "fail" : "warn");
        json.WriteStartArray("findings");
        foreach (var finding in checks.Findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id);
            json.WriteString("name", finding.Name);
            json.WriteString("code", finding.Code);
            json.WriteString("verdict", NameOf(finding.Verdict));
            json.WriteString("finding", finding.Finding);
            json.WriteOptional("rows", finding.Rows);
            if (finding.Accuracy is { } accuracy)
                json.WriteEstimate("accuracy", accuracy);
            else
                json.WriteNull("accuracy");
            WriteChance(json, finding.Chance);
            json.WriteOptional("limit", finding.Limit);
            json.WriteString("advice", finding.Advice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static LeakageChecks Read(string path) => JsonFile.Read(path, SchemaVersion, root => new LeakageChecks(
        root.GetProperty("aboveLimit").GetString() == "fail" ? LeakageMode.Fail : LeakageMode.Warn,
        [.. root.GetProperty("findings").EnumerateArray().Select(finding => new LeakageFinding(
            finding.GetProperty("id").GetString()!,
            finding.GetProperty("name").GetString()!,
            finding.GetProperty("code").GetString()!,
            _verdicts[finding.GetProperty("verdict").GetString()!],
            finding.GetProperty("finding").GetString()!,
            (int?)finding.GetOptional("rows"),
            finding.GetProperty("accuracy").ValueKind == JsonValueKind.Null
                ? null
                : finding.GetEstimate("accuracy"),
            ReadChance(finding.GetProperty("chance")),
            finding.GetOptional("limit"),
            finding.GetProperty("advice").GetString()))]));

    private static void WriteChance(Utf8JsonWriter json, Chance? chance)
    {
        if (chance is null)
        {
            json.WriteNull("chance");
            return;
        }
        json.WriteStartObject("chance");
        json.WriteNumber("value", chance.Value);
        json.WriteNumber("upTo", chance.UpTo);
        json.WriteNumber("p", chance.P);
        json.WriteEndObject();
    }

    private static Chance? ReadChance(JsonElement chance) => chance.ValueKind == JsonValueKind.Null
        ? null
        : new Chance(
            chance.GetProperty("value").GetDouble(), chance.GetProperty("upTo").GetDouble(),
            chance.GetProperty("p").GetDouble());

    /// <summary>The verdict as files write it: <c>tooFewPosts</c>.</summary>
    public static string NameOf(LeakageVerdict verdict) => verdict switch
    {
        LeakageVerdict.Pass => "pass",
        LeakageVerdict.Warn => "warn",
        LeakageVerdict.Fail => "fail",
        LeakageVerdict.TooFewPosts => "tooFewPosts",
        _ => "notApplicable",
    };
}
