using System.Text.Json;

namespace Kayfabe.Report;

/// <summary>Reads of metrics.json what a list of studies shows; <see cref="NumbersFile"/> has its schema.</summary>
internal static class PublishedNumbers
{
    public static PublishedStudy Read(JsonElement root)
    {
        var interval = root.GetProperty("intervals").TryGetProperty("accuracy", out var known) ? known : default;
        var hasInterval = interval.ValueKind == JsonValueKind.Object;
        var study = root.GetProperty("study").GetString()!;
        return new PublishedStudy(
            new StudyHeader
            {
                Id = study,
                Title = root.GetProperty("title").GetString()!,
                Question = "",
                Synthetic = root.GetProperty("synthetic").GetBoolean(),
            },
            root.GetProperty("rows").GetInt32(),
            new Estimate(
                Number(root, "accuracy"), hasInterval ? Number(interval, "low") : null,
                hasInterval ? Number(interval, "high") : null),
            new Estimate(Number(root, "majority")),
            root.GetProperty("leakage") is { ValueKind: JsonValueKind.Array } checks ? AuditOf(checks) : null,
            root.GetProperty("reliability") is { ValueKind: JsonValueKind.Object } reliability
                ? ReliabilityOf(reliability)
                : null);
    }

    private static LeakageAudit AuditOf(JsonElement checks) => new(
    [
        .. checks.EnumerateArray().Select(check => new LeakageCheck(
            check.GetProperty("name").GetString()!,
            check.GetProperty("code").GetString()!,
            Enum.Parse<Verdict>(check.GetProperty("verdict").GetString()!, ignoreCase: true),
            check.GetProperty("finding").GetString()!)),
    ]);

    private static Reliability ReliabilityOf(JsonElement json) => new()
    {
        Annotators = (int?)Number(json, "annotators"),
        Pictures = json.GetProperty("pictures").GetInt32(),
        PicturesByTwo = (int?)Number(json, "picturesByTwo"),
        Alpha = json.GetProperty("alpha") is { ValueKind: JsonValueKind.Object } alpha
            ? new Estimate(Number(alpha, "value"), Number(alpha, "low"), Number(alpha, "high"), "only one value occurs")
            : null,
        Ties = "",
    };

    private static double? Number(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
