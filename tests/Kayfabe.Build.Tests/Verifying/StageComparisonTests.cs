using System.Text;
using Kayfabe.Build.Verifying;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Tests.Verifying;

/// <summary>How a stage of a published lock compares with the one that its sources give here.</summary>
public sealed class StageComparisonTests
{
    private const string Far = "of all metrics accuracy differs most";

    private static readonly KeyEntry s_eta = new(EntryKind.Setting, "eta", "0.1");

    [Fact]
    public void The_same_entries_and_outputs_are_identical() =>
        AssertStages([Stage("Train", "model", s_eta)], [Stage("Train", "model", s_eta)], "identical");

    [Fact]
    public void Other_code_that_gives_the_same_bytes_has_the_same_results() => AssertStages(
        [Stage("Train", "model", s_eta, Code("before"))], [Stage("Train", "model", s_eta, Code("now"))],
        "same results: code before -> now");

    [Fact]
    public void Other_code_that_gives_other_bytes_is_different_however_close_the_metrics_are() => AssertStages(
        [Stage("Train", "model", s_eta, Code("before"))], [Stage("Train", "other", s_eta, Code("now"))],
        "different: code before -> now; out differs");

    [Fact]
    public void Another_platform_that_gives_the_same_bytes_is_equivalent() => AssertStages(
        [Stage("Train", "model", Platform("X64"))], [Stage("Train", "model", Platform("Arm64"))],
        "equivalent: architecture X64 -> Arm64; the outputs are the same");

    [Fact]
    public void Another_platform_that_gives_other_bytes_is_equivalent_where_the_metrics_agree() => AssertStages(
        [Stage("Train", "model", Platform("X64"))], [Stage("Train", "other", Platform("Arm64"))],
        $"equivalent: architecture X64 -> Arm64; {Far}");

    [Fact]
    public void Another_platform_that_gives_other_bytes_is_different_where_the_metrics_do_not_agree() => AssertStages(
        metricsAgree: false,
        [Stage("Train", "model", Platform("X64"))], [Stage("Train", "other", Platform("Arm64"))],
        $"different: architecture X64 -> Arm64; {Far}");

    [Fact]
    public void What_follows_from_another_platform_is_judged_by_the_metrics_too()
    {
        LockedStage[] before = [Stage("Train", "model", Platform("X64")), Stage("Evaluate", "0.84", Model("model"))];
        LockedStage[] now = [Stage("Train", "other", Platform("Arm64")), Stage("Evaluate", "0.83", Model("other"))];
        AssertStages(
            before, now, $"equivalent: architecture X64 -> Arm64; {Far}", $"equivalent: follows from Train; {Far}");
        AssertStages(
            metricsAgree: false, before, now,
            $"different: architecture X64 -> Arm64; {Far}", "different: follows from Train");
    }

    [Fact]
    public void A_change_of_settings_counts_more_than_another_platform() => AssertStages(
        [Stage("Train", "model", s_eta, Platform("X64"))],
        [Stage("Train", "model", s_eta with { Value = "0.2" }, Platform("Arm64"))],
        "different: eta 0.1 -> 0.2; the outputs are the same");

    [Fact]
    public void Other_outputs_of_the_same_inputs_and_code_are_different() => AssertStages(
        [Stage("Train", "model", s_eta)], [Stage("Train", "other", s_eta)],
        "different: the same inputs and code; out differs");

    private static void AssertStages(LockedStage[] published, LockedStage[] made, params string[] expected) =>
        AssertStages(metricsAgree: true, published, made, expected);

    private static void AssertStages(
        bool metricsAgree, LockedStage[] published, LockedStage[] made, params string[] expected)
    {
        var comparison = new StageComparison(
            new StudyLock("small", published), new StudyLock("small", made), (metricsAgree, Far),
            (before, now) => $"{now.Name} {before.Value} -> {now.Value}", (_, _, _) => null);
        Assert.Equal(
            expected,
            comparison.Checks().Select(check =>
                Matches.Text(check.Match)
                + (check.Detail.Length == 0 ? "" : $": {check.Detail.Split(": expected ")[0]}")));
    }

    private static LockedStage Stage(string name, string content, params KeyEntry[] entries)
    {
        var key = new KeyDescription(entries);
        return new LockedStage(name, key.Key, key.Entries, [new OutputFile("out", DigestOf(content), content.Length)]);
    }

    private static KeyEntry Code(string value) => new(EntryKind.Code, "code", value);

    private static KeyEntry Platform(string value) => new(EntryKind.Environment, "architecture", value);

    private static KeyEntry Model(string content) =>
        new(EntryKind.Artifact, "Train/out", DigestOf(content).ToString());

    private static Digest DigestOf(string content) => Digest.Of(Encoding.UTF8.GetBytes(content));
}
