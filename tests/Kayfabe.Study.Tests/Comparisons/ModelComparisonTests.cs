using Kayfabe.Settings;
using Kayfabe.Study.Comparisons;
using static Kayfabe.Study.Tests.Comparisons.FoldCases;

namespace Kayfabe.Study.Tests.Comparisons;

public class ModelComparisonTests
{
    private static readonly ComparedSet Zero =
        ComparedSet.All.Single(set => set.Name == "detections only, blanks as zero");

    private static readonly ComparedSet Detections = ComparedSet.All.Single(set => set.Name == "detections only");

    [Fact]
    public void Sets_are_compared_under_chosen_settings_and_each_with_the_studys()
    {
        var comparison = Comparison();
        Assert.Equal((5, 1, 100, 100), (comparison.Folds, comparison.Repeats, comparison.Rows, comparison.Posts));
        Assert.Equal(
            [
                "detections only, tuned - everything, tuned",
                "detections only, blanks as zero, tuned - everything, tuned",
                "everything, tuned - everything",
                "detections only, tuned - detections only",
                "detections only, blanks as zero, tuned - detections only, blanks as zero",
                "everything - majority class",
                "detections only, blanks as zero, tuned - majority class",
            ],
            comparison.Differences.Select(pair => $"{pair.First} - {pair.Second}"));
        Assert.Equal(
            [
                "detections only - everything", "detections only, blanks as zero - detections only",
                "detections only, blanks as zero, tuned - detections only, blanks as zero",
            ],
            comparison.Ladder.Select(pair => $"{pair.First} - {pair.Second}"));
        Assert.Equal(0.8, comparison.Models[0].Accuracy.Value!.Value, 1e-12);
        Assert.True(comparison.Models[0].IsReported);
        Assert.Equal([new Choice("b", 3), new Choice("a", 2)], comparison.Models[1].Choices);
        Assert.Equal(-0.1, comparison.Ladder[0].Accuracy.Value!.Value, 1e-12);
    }

    [Fact]
    public void A_difference_counts_for_all_that_are_listed_with_it()
    {
        var comparison = Comparison();
        Assert.All(comparison.Differences, pair => Assert.True(pair.AdjustedP >= pair.P));
        Assert.True(comparison.Differences
            .Single(pair => pair is { First: "everything", Second: "majority class" }).IsClear);
        // Everything, 16 of 20 in each fold, with chosen settings 17 in one: nothing.
        Assert.False(comparison.Differences.Single(pair => pair.Second == "everything").IsClear);
    }

    [Fact]
    public void Too_few_posts_have_accuracies_without_intervals()
    {
        ModelFolds few = Model(ComparedSet.Everything, SettingsSource.Study, 16, 16) with
        {
            Folds = [Fold(0, 0, "a+ b+ c-"), Fold(0, 1, "d- e+ f+")],
        };
        var comparison = ModelComparison.Of(
            [few, few with { Name = "everything, tuned", Source = SettingsSource.Tuned }], [], 0.5);
        Assert.Equal(4 / 6.0, comparison.Models[0].Accuracy.Value!.Value, 1e-12);
        Assert.Null(comparison.Models[0].Accuracy.Interval);
        Assert.All(comparison.Differences, pair => Assert.False(pair.IsClear));
        Assert.All(comparison.Differences, pair => Assert.Null(pair.Accuracy.Interval));
    }

    [Fact]
    public void The_file_reads_back_what_was_written()
    {
        using var folder = new TempFolder();
        var (first, second) = (folder.File("a.json"), folder.File("b.json"));
        var written = Comparison();
        ComparisonFiles.Write(first, written);
        var read = ComparisonFiles.Read(first);
        ComparisonFiles.Write(second, read);
        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
        Assert.Equal(written.Differences, read.Differences);
        Assert.Equal(written.LeftOut, read.LeftOut);
        Assert.Equal(written.Models[1].Choices, read.Models[1].Choices);
    }

    [Fact]
    public void A_file_of_another_version_is_refused()
    {
        using var folder = new TempFolder();
        var path = folder.Write(ComparisonFiles.Name, """{"schemaVersion": 1}""");
        var fault = Assert.Single(Assert.Throws<InputException>(() => ComparisonFiles.Read(path)).Faults);
        Assert.Equal("its schema has version 1, not 2", fault.Problem);
    }

    [Fact]
    public void Predictions_of_folds_read_back()
    {
        using var folder = new TempFolder();
        var path = folder.File(FoldFiles.Name);
        FoldFiles.Write(path, [Fold(0, 0, "a+ b-", 7), new FoldResult(0, 1, 8, null), Fold(1, 0, "c+", 9)]);
        var read = FoldFiles.Read(path);
        Assert.Equal([(0, 0, 7), (1, 0, 9)], read.Select(fold => (fold.Repeat, fold.Fold, fold.TrainRows)));
        Assert.Equal(Fold(0, 0, "a+ b-").Predictions, read[0].Predictions);
    }

    internal static ModelComparison Comparison() => ModelComparison.Of(
        [
            Model(ComparedSet.Everything, SettingsSource.Study, 16, 17, 15, 16, 16),
            Model(ComparedSet.Everything, SettingsSource.Tuned, 16, 17, 15, 16, 17),
            Model(Detections, SettingsSource.Study, 14, 14, 15, 13, 14),
            Model(Detections, SettingsSource.Tuned, 14, 15, 15, 14, 14),
            Model(Zero, SettingsSource.Study, 12, 13, 12, 11, 12),
            Model(Zero, SettingsSource.Tuned, 15, 15, 14, 14, 15),
            Majority(10, 10, 9, 10, 10),
        ],
        [new LeftOutSet("metadata only", "the matrix has no metadata")],
        0.5);
}
