using System.Text.Json.Nodes;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>What may happen to a checkout between two builds, and what the second then reruns, and why.</summary>
internal static class ScenarioTable
{
    private static readonly string[] s_training = ["Train", "Seeds"];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("nothing", new Step("again", _ => { }, Expected.AllHits) { SameResults = true }),
        new("every file is touched", new Step("touch", TouchAll, Expected.AllHits) { SameResults = true }),
        new("the artifacts are deleted", new Step("delete", c => Delete(c.Artifacts), Expected.AllHits)
        {
            SameResults = true,
            Says = ("Train", "restored from the store"),
        }),
        new("an artifact is edited by hand",
            new Step("edit", c => Overwrite(c.Artifacts, "Train/scores.csv"), Expected.AllHits)
        {
            SameResults = true,
            Says = ("Train", "restored from the store"),
        }),

        new(
            "a setting of Train",
            new Step("there", c => c.Edit(Eta(0.2)), TrainingChanged) { Says = ("Train", "eta 0.3 -> 0.2") },
            new Step("and back", c => c.Edit(Eta(0.3)), Expected.AllHits) { SameResults = true },
            new Step("and there again", c => c.Edit(Eta(0.2)), Expected.AllHits)),
        new(
            "a setting of Evaluate",
            new Step("more resamples", c => c.Edit(s => s["evaluate"]!["resamples"] = 200), Expected.AllHits
                .Ran(MissReason.SettingChanged, "Evaluate", "Report"))),
        new(
            "the title",
            new Step("another", c => c.Edit(s => s["title"] = "Another title"),
                Expected.AllHits.Ran(MissReason.SettingChanged, "Report"))),
        new(
            "the study's seed",
            new Step("another", c => c.Edit(s => s["seed"] = 8), Expected.AllHits
                .Ran(MissReason.SettingChanged, "Split", "Evaluate")
                    .Ran(MissReason.ArtifactChanged, [.. s_training, "Report"]))),
        new(
            "a default is written out",
            new Step("cut 0.5", c => c.Edit(s => s["evaluate"]!["cut"] = 0.5),
                Expected.AllHits) { SameResults = true }),
        new(
            "study.json is laid out anew",
            new Step("one line",
                c => File.WriteAllText(c.StudyFile, JsonNode.Parse(File.ReadAllText(c.StudyFile))!.ToJsonString()),
                Expected.AllHits)
            {
                SameResults = true,
            }),

        new(
            "a number of the matrix is edited",
            // The rows, and so the split, are the same.
            new Step("edit", c => c.Publish(Edited(line => line + "5")), Expected.AllHits
                .Ran(MissReason.SettingChanged, "Import", "Report")
                    .Ran(MissReason.ArtifactChanged, "Train", "Seeds", "Evaluate")),
            new Step("and back", c => c.Publish(SyntheticMatrix.Lines()), Expected.AllHits) { SameResults = true }),
        new(
            "a row of the matrix is added",
            new Step("add", c => c.Publish(SyntheticMatrix.Lines(121)), RowsChanged)),
        new(
            "a row of the matrix is removed",
            new Step("remove", c => c.Publish(SyntheticMatrix.Lines().Skip(1)), RowsChanged)),
        new(
            "the matrix is renamed",
            new Step("rename", Rename, Expected.AllHits.Ran(MissReason.SettingChanged, "Import", "Report"))),
        new(
            "the columns are described otherwise, to the same matrix",
            new Step("two ranges for one", c => c.Edit(s => s["import"]!["columns"] = TwoRanges()), Expected.AllHits
                .Ran(MissReason.SettingChanged, "Import", "Report"))),

        new(
            "a setting that makes no difference to the model",
            // The exact method has no bins.
            new Step("bins", c => c.Edit(s => s["train"]!["max_bin"] = 512), Expected.AllHits
                .Ran(MissReason.SettingChanged, "Train", "Seeds", "Report"))),

        new(
            "an object of the store is damaged",
            new Step("that is in place", c => Overwrite(c.ObjectOf("Train/model.ubj")),
                Expected.AllHits) { SameResults = true },
            new Step("that is to be restored", c => Delete(c.Artifacts),
                Expected.AllHits.Ran(MissReason.Damaged, "Train"))
            {
                SameResults = true,
                Says = ("Train", "the store's copy of model.ubj is damaged"),
            },
            new Step("and again", c => Delete(c.Artifacts), Expected.AllHits) { SameResults = true }),
        new(
            "an object of the store is deleted",
            new Step("and the artifacts", c => Delete(c.ObjectOf("Evaluate/metrics.json"), c.Artifacts),
                Expected.AllHits
                .Ran(MissReason.NotInStore, "Evaluate"))
            {
                SameResults = true,
            }),
        new(
            "the store's records are damaged",
            new Step("cut off", CutRecords, Expected.AllRan(MissReason.Damaged)) { SameResults = true }),
        new(
            "the store is deleted",
            new Step("all of it", c => Delete(c.Cache), Expected.AllRan(MissReason.NotInStore)) { SameResults = true },
            new Step("again", _ => { }, Expected.AllHits) { SameResults = true }),
        new(
            "the store and the artifacts are deleted",
            new Step("all of them", c => Delete(c.Cache, c.Artifacts),
                Expected.AllRan(MissReason.NeverRan)) { SameResults = true }),

        new(
            "a stage fails",
            new Step("nothing to learn from", c => c.Edit(s => s["split"]!["fraction"] = 0.01), Expected.AllHits
                .Failed("Split", MissReason.SettingChanged).Blocked("Train", "Evaluate", "Seeds", "Report"))
            {
                SameResults = true,
            },
            new Step("still", _ => { }, Expected.AllHits
                .Failed("Split", MissReason.SettingChanged).Blocked("Train", "Evaluate", "Seeds", "Report"))
            {
                SameResults = true,
            },
            new Step("mended", c => c.Edit(s => s["split"]!["fraction"] = 0.6),
                Expected.AllHits) { SameResults = true }),

        new(
            "a setting on the command line",
            new Step("there", _ => { }, TrainingChanged, "--eta=0.2"),
            new Step("and not any more", _ => { }, Expected.AllHits) { SameResults = true }),
        new(
            "a published file is edited by hand",
            new Step("report.md", c => Overwrite(c.Published, "report.md"), Expected.AllHits) { SameResults = true },
            new Step("left by a killed build",
                c => Overwrite(c.Published, $".kayfabe-{new string('0', 32)}.tmp"),
                Expected.AllHits) { SameResults = true },
            new Step("one too many", c => Overwrite(c.Published, "figures/old.svg"),
                Expected.AllHits) { SameResults = true },
            new Step("all deleted", c => Delete(c.Published), Expected.AllHits) { SameResults = true }),
    ];

    private static Expected TrainingChanged => Expected.AllHits
        .Ran(MissReason.SettingChanged, "Train", "Seeds", "Report").Ran(MissReason.ArtifactChanged, "Evaluate");

    private static Expected RowsChanged => Expected.AllHits
        .Ran(MissReason.SettingChanged, "Import", "Report")
            .Ran(MissReason.ArtifactChanged, "Split", "Train", "Seeds", "Evaluate");

    private static Action<JsonObject> Eta(double eta) => study => study["train"]!["eta"] = eta;

    private static string[] Edited(Func<string, string> edit)
    {
        var lines = SyntheticMatrix.Lines().ToArray();
        lines[3] = edit(lines[3]);
        return lines;
    }

    private static JsonArray TwoRanges() =>
    [
        new JsonObject { ["first"] = 2, ["kind"] = "metadata",
            ["names"] = new JsonArray("likeCount", "commentCount", "viewCount") },
        new JsonObject { ["first"] = 8, ["last"] = 12, ["kind"] = "detection" },
        new JsonObject { ["first"] = 5, ["last"] = 7, ["kind"] = "detection" },
    ];

    private static void Rename(Checkout checkout)
    {
        File.Move(Path.Combine(checkout.Mirror, "small.csv"), Path.Combine(checkout.Mirror, "renamed.csv"));
        checkout.Edit(study => study["import"]!["matrix"]!["file"] = "renamed.csv");
    }

    private static void TouchAll(Checkout checkout)
    {
        // A day of the past: a build that trusts in "newer than" would be wrong both ways.
        foreach (var file in Directory.GetFiles(checkout.Root, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 2, 29, 0, 0, 0, DateTimeKind.Utc));
    }

    private static void CutRecords(Checkout checkout)
    {
        foreach (var record in Directory.GetFiles(Path.Combine(checkout.Cache, "actions"), "*",
            SearchOption.AllDirectories))
            File.WriteAllBytes(record, File.ReadAllBytes(record)[..20]);
    }

    private static void Overwrite(params string[] path) => File.WriteAllText(Path.Combine(path), "edited by hand\n");

    private static void Delete(params string[] paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }
    }
}
