using System.Text.Json.Nodes;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>
/// What may happen to a study of the whole road between two builds, and what the second then reruns, and why.
/// </summary>
internal static class RoadTable
{
    private const string Ada = "annotations/ada.csv", Ben = "annotations/ben.csv", Export = "exports/posts.csv";
    private const string Recordings = "recordings/labels.jsonl", Picture = "pictures/HPic005.png";

    /// <summary>The stages that read what is in the matrix.</summary>
    private static readonly string[] s_matrix = ["Train", "Evaluate", "Seeds", "Baselines", "CrossValidate",
        "Contributions", "Leakage", "Resolutions"];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("nothing", new Step("again", _ => { }, Hits) { SameResults = true }),

        new(
            "one annotation changed",
            new Step("there", c => Edit(c, Ada, Flipped(7)), Hits
                .Ran(MissReason.InputChanged, "Annotate")
                .Ran(MissReason.ArtifactChanged,
                    [.. s_matrix, "Reliability", "Featurize", "Split", "Thresholds", "Exclusion", "Report"]))
            {
                Says = ("Annotate", "annotations/ada.csv edited"),
            },
            new Step("and back", c => Edit(c, Ada, Flipped(7)), Hits) { SameResults = true }),
        new(
            "one annotation written otherwise, to the same outcome",
            new Step("yes for YES",
                c => Edit(c, Ada,
                    lines => [.. lines.Select(line => line.Replace(",YES", ",yes", StringComparison.Ordinal))]), Hits
                .Ran(MissReason.InputChanged, "Annotate"))
            {
                SameResults = true,
            }),
        new(
            "one annotation changed, to the same outcome",
            // Ben's third is of a picture that Ada, who comes first, annotated too.
            new Step("against the one that breaks the tie", c => Edit(c, Ben, Flipped(3)), Hits
                .Ran(MissReason.InputChanged, "Annotate")
                .Ran(MissReason.ArtifactChanged, "Reliability", "Leakage", "Resolutions", "Exclusion", "Report"))),
        new(
            "an annotator added",
            new Step("who agrees",
                c => Edit(c, "annotations/cleo.csv",
                    _ => [.. File.ReadLines(c.In(Ben)).Take(5).Select(Renamed("ben", "cleo"))]), Hits
                .Ran(MissReason.InputChanged, "Annotate")
                .Ran(MissReason.ArtifactChanged, "Reliability", "Leakage", "Resolutions", "Exclusion", "Report"))
            {
                Says = ("Annotate", "annotations/cleo.csv added"),
            }),

        new(
            "the threshold",
            new Step("95 -> 90", c => c.Edit(Threshold(90)), Hits
                .Ran(MissReason.SettingChanged, "Featurize", "Report").Ran(MissReason.ArtifactChanged, s_matrix))
            {
                Says = ("Featurize", "threshold 95 -> 90"),
            },
            new Step("90 -> 95", c => c.Edit(Threshold(95)), Hits) { SameResults = true }),
        new(
            "a threshold that changes no row",
            // The report tells the threshold.
            new Step("95 -> 95.001", c => c.Edit(Threshold(95.001)),
                Hits.Ran(MissReason.SettingChanged, "Featurize", "Report"))),

        new(
            "a picture added",
            new Step("that no export knows",
                c => File.WriteAllBytes(c.In("pictures/HPic999.png"), RoadStudy.Drawing(999)), Hits
                .Ran(MissReason.InputChanged, "Pictures")
                    .Ran(MissReason.ArtifactChanged, "Detect", "Featurize", "Fingerprints", "Thresholds", "Leakage",
                        "Exclusion", "Report"))
            {
                Says = ("Pictures", "pictures: HPic999.png added"),
            }),
        new(
            "a picture removed",
            new Step("remove", c => File.Delete(c.In(Picture)),
                PictureChanged) { Says = ("Pictures", "pictures: HPic005.png removed") },
            new Step("and put back", c => File.WriteAllBytes(c.In(Picture), RoadStudy.Drawing(5)),
                Hits) { SameResults = true }),
        new(
            "a picture renamed",
            new Step("to no picture's id", c => File.Move(c.In(Picture), c.In("pictures/HPic998.png")), PictureChanged)
            {
                Says = ("Pictures", "pictures: HPic005.png renamed to HPic998.png"),
            }),
        new(
            "a picture edited",
            // What was recorded is about other bytes.
            new Step("drawn anew", c => File.WriteAllBytes(c.In(Picture), RoadStudy.Drawing(997)), PictureChanged)
            {
                Says = ("Pictures", "pictures: HPic005.png edited"),
            }),

        new(
            "a recording added",
            new Step("of another request",
                c => Edit(c, Recordings,
                    lines => [.. lines, lines[0].Replace("1000", "10", StringComparison.Ordinal)]), Hits
                .Ran(MissReason.InputChanged, "Detect")
                    .Ran(MissReason.ArtifactChanged, "Featurize", "Thresholds", "Report")),
            new Step("a later, other answer", c => Edit(c, Recordings, lines => [.. lines, Later(lines[1])]), Hits
                .Ran(MissReason.InputChanged, "Detect")
                    .Ran(MissReason.ArtifactChanged, [.. s_matrix, "Featurize", "Thresholds", "Report"]))),
        new(
            "a recording removed",
            new Step("remove", c => Edit(c, Recordings, lines => lines[1..]),
                RowGone.Ran(MissReason.InputChanged, "Detect")),
            new Step("and put back", c => Edit(c, Recordings, lines => [new RoadStudy().Recording(0), .. lines]),
                Hits) { SameResults = true }),
        new(
            "the recordings reordered within their file",
            new Step("backwards", c => Edit(c, Recordings, lines => [.. lines.Reverse()]),
                Hits.Ran(MissReason.InputChanged, "Detect"))
            {
                SameResults = true,
            }),

        new(
            "another export of the same posts",
            new Step("added", c => File.Copy(c.In(Export), c.In("exports/second.csv")),
                ExportChanged) { Says = ("Ingest", "exports/second.csv added") },
            new Step("renamed", c => File.Move(c.In("exports/second.csv"), c.In("exports/2024.csv")),
                Hits.Ran(MissReason.InputChanged, "Ingest"))
            {
                Says = ("Ingest", "exports/second.csv renamed to exports/2024.csv"),
            },
            new Step("removed", c => File.Delete(c.In("exports/2024.csv")), Hits) { SameResults = true }),
        new(
            "an export downloaded again, of the same posts with more likes",
            new Step("again", c => Edit(c, Export, MoreLikes), Hits.Ran(MissReason.InputChanged, "Ingest"))),
        new(
            "an export downloaded again, where like counts are features",
            new Step("features", c => c.Edit(study => study["featurize"]!["metadata"] = new JsonArray("likeCount")),
                Hits
                .Ran(MissReason.SettingChanged, "Featurize", "Thresholds", "Report")
                    .Ran(MissReason.ArtifactChanged, s_matrix)),
            new Step("again", c => Edit(c, Export, MoreLikes), Hits
                .Ran(MissReason.InputChanged, "Ingest")
                    .Ran(MissReason.ArtifactChanged, [.. s_matrix, "Featurize", "Thresholds", "Report"]))),

        new(
            "only the page's texts",
            new Step("title", c => c.Edit(study => study["title"] = "Another title"),
                Hits.Ran(MissReason.SettingChanged, "Report")),
            new Step("description", c => c.Edit(study => study["description"] = "More of it."),
                Hits.Ran(MissReason.SettingChanged, "Report")),
            new Step("model card", c => c.Edit(study => study["report"] = Card()),
                Hits.Ran(MissReason.SettingChanged, "Report"))),
    ];

    private static Expected Hits => Expected.AllHitsOnTheRoad;

    // The report counts the exports and their rows.
    private static Expected ExportChanged =>
        Hits.Ran(MissReason.InputChanged, "Ingest").Ran(MissReason.ArtifactChanged, "Report");

    private static Expected PictureChanged => RowGone.Ran(MissReason.InputChanged, "Pictures")
        .Ran(MissReason.ArtifactChanged, "Detect", "Fingerprints");

    // The row leaves the matrix, and the split.
    private static Expected RowGone =>
        Hits.Ran(
            MissReason.ArtifactChanged, [.. s_matrix, "Featurize", "Split", "Thresholds", "Exclusion", "Report"]);

    private static void Edit(Checkout checkout, string path, Func<string[], string[]> edit)
    {
        var before = File.Exists(checkout.In(path)) ? File.ReadAllLines(checkout.In(path)) : [];
        var after = edit(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(checkout.In(path), string.Concat(after.Select(line => line + "\n")));
    }

    private static Func<string[], string[]> Flipped(int row) => lines =>
    [
        .. lines[..row],
        lines[row].EndsWith(",YES", StringComparison.Ordinal) ? lines[row][..^3] + "NO" : lines[row][..^2] + "YES",
        .. lines[(row + 1)..],
    ];

    private static Func<string, string> Renamed(string from, string to) =>
        line => line.Replace($",{from},", $",{to},", StringComparison.Ordinal);

    private static Action<JsonObject> Threshold(double threshold) =>
        study => study["featurize"]!["threshold"] = threshold;

    private static string Later(string recording) => recording
        .Replace("2026-03-01", "2026-03-02", StringComparison.Ordinal)
            .Replace("99.5", "60.5", StringComparison.Ordinal);

    // The like count is the field before the last.
    private static string[] MoreLikes(string[] lines) =>
        [lines[0], .. lines[1..]
            .Select(line => line.Split(',') is var fields
                ? string.Join(',', [.. fields[..^2], "1" + fields[^2], fields[^1]]) : line)];

    private static JsonObject Card() => new() { ["modelCard"] = new JsonObject { ["intendedUse"] = "None." } };
}
