using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using static Kayfabe.Store.Tests.Runs.Locks;

namespace Kayfabe.Store.Tests.Runs;

/// <summary>Each cause is listed once, at the first stage that it affects, and no consequences.</summary>
public sealed class LockDifferenceLaws
{
    private static string[] Causes(StudyLock a, StudyLock b) =>
    [
        .. LockDifference.Between(a, b, static (_, _) => null)
            .Select(cause => $"{cause.Kind} {string.Join('+', cause.Stages)}: {cause.Text}"),
    ];

    [Fact]
    public void A_setting_is_named_once_at_its_stage_and_its_consequences_are_not() => Assert.Equal(
        ["Setting Featurize: threshold 95 -> 90"], Causes(Run("95"), Run("90", "--threshold")));

    [Fact]
    public void A_setting_that_an_earlier_stage_uses_is_named_at_its_own()
    {
        static StudyLock Run(string fraction) => Of(
            Stage("Featurize", "", Setting("fraction", fraction), Setting("method", "grouped")),
            Stage("Split", "", Setting("fraction", fraction)),
            Stage("Report", "", Setting("split.fraction", fraction)));

        Assert.Equal(["Setting Split: fraction 0.7 -> 0.6"], Causes(Run("0.7"), Run("0.6")));
    }

    [Fact]
    public void Two_settings_of_one_name_and_change_are_two()
    {
        static StudyLock Run(string resamples) => Of(
            Stage("Evaluate", "", Setting("resamples", resamples)),
            Stage("Reliability", "", Setting("resamples", resamples)),
            Stage("Report", "", Setting("evaluate.resamples", resamples), Setting("reliability.resamples", resamples)));

        Assert.Equal(
            ["Setting Evaluate: resamples 100 -> 200", "Setting Reliability: resamples 100 -> 200"],
            Causes(Run("100"), Run("200")));
    }

    [Fact]
    public void The_studys_seed_is_named_and_not_the_seeds_that_follow_from_it() => Assert.Equal(
        ["Setting Report: seed 7 -> 8"],
        Causes(
            Of(Stage("Split", "", Setting("derived seed", "11")), Stage("Report", "", Setting("seed", "7"))),
            Of(Stage("Split", "", Setting("derived seed", "12")), Stage("Report", "", Setting("seed", "8")))));

    [Fact]
    public void An_option_that_changes_no_setting_is_named() => Assert.Equal(
        ["Setting Report: --eta 0.3 added"],
        Causes(
            Of(Stage("Report", "", Setting("train.eta", "0.3"))),
            Of(Stage("Report", "", Setting("train.eta", "0.3"), Setting("--eta", "0.3")))));

    [Fact]
    public void Data_and_environment_are_named_at_the_first_stage_that_has_them()
    {
        static StudyLock Run(string content, string version) => Of(
            Stage("Ingest", "", Input("a.csv", content)),
            Stage("Train", "", Input("a.csv", content), new KeyEntry(EntryKind.Environment, "XGBoost", version)),
            Stage("Seeds", "", new KeyEntry(EntryKind.Environment, "XGBoost", version)));

        Assert.Equal(
            ["Data Ingest: a.csv edited", "Environment Train: XGBoost 1.7.4 -> 2.0.0"],
            Causes(Run("x", "1.7.4"), Run("y", "2.0.0")));
    }

    [Fact]
    public void Code_is_one_cause_with_the_stages_that_it_reaches()
    {
        static StudyLock Run(string train, string report) => Of(
            Stage("Split", "", new KeyEntry(EntryKind.Code, "Split", "s")),
            Stage("Train", "", new KeyEntry(EntryKind.Code, "Train", train)),
            Stage("Report", "", new KeyEntry(EntryKind.Code, "Report", report)));

        Assert.Equal(["Code Train+Report: code of Train, Report changed"], Causes(Run("1", "1"), Run("2", "2")));
    }

    [Fact]
    public void Stages_that_only_one_has_are_named() => Assert.Equal(
        ["Stages Import: Import only in a", "Stages Ingest+Detect: Ingest, Detect only in b"],
        Causes(Of(Stage("Import", "")), Of(Stage("Ingest", ""), Stage("Detect", ""))));

    [Fact]
    public void Other_bytes_from_the_same_inputs_are_a_cause() => Assert.Equal(
        ["Outcome Detect: Detect/out differs, although the inputs are the same"],
        Causes(
            Of(Stage("Detect", "cloudy"), Stage("Train", "m", Artifact("Detect/out", "cloudy"))),
            Of(Stage("Detect", "clear"), Stage("Train", "n", Artifact("Detect/out", "clear")))));

    [Fact]
    public void The_same_run_differs_by_nothing() => Assert.Empty(Causes(Run("95"), Run("95")));

    // Featurize uses the threshold, Train its matrix; Thresholds uses the setting too.
    private static StudyLock Run(string threshold, params string[] options) => Of(
        Stage("Featurize", $"matrix {threshold}", Setting("threshold", threshold), Setting("metadata", "[]")),
        Stage("Train", $"model {threshold}", Setting("eta", "0.3"), Artifact("Featurize/out", $"matrix {threshold}")),
        Stage("Thresholds", "", Setting("featurize.threshold", threshold), Setting("threshold", threshold)),
        Stage("Report", "", [
            Setting("featurize.threshold", threshold), Setting("train.eta", "0.3"),
            Artifact("Train/out", $"model {threshold}"),
            .. options.Select(option => Setting(option, threshold)),
        ]));
}
