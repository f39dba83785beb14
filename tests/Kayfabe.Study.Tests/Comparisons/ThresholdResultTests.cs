using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
namespace Kayfabe.Study.Tests.Comparisons;

public sealed class ThresholdResultTests
{
    private static readonly Prediction[] s_predictions =
    [
        new("a", "p", true, 0.75), new("b", "q", false, 0.75), new("c", "r", false, 0.25), new("d", "s", true, 0.875),
    ];

    [Fact]
    public void A_threshold_without_features_has_no_accuracy() => Assert.Null(
        ThresholdResult.Of(new ThresholdPoint(99, 0, 4, 0), null, cut: 0.5).Accuracy.Value);

    [Fact]
    public void The_file_reads_back_as_it_was_written()
    {
        ThresholdResult[] results =
        [
            ThresholdResult.Of(new ThresholdPoint(50, 12, 0, 30), s_predictions, cut: 0.5),
            ThresholdResult.Of(new ThresholdPoint(99, 0, 4, 0), null, cut: 0.5),
        ];
        Assert.Equal(0.75, results[0].Accuracy.Value);
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, ThresholdResult.FileName);
        ThresholdResult.WriteAll(path, results);
        Assert.Equal(results, ThresholdResult.ReadAll(path));
    }
}
