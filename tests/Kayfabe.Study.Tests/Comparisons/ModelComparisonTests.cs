using Kayfabe.Settings;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Tests.Evaluation;
namespace Kayfabe.Study.Tests.Comparisons;

public class ModelComparisonTests
{
    private static readonly BootstrapSettings Settings = new() { Cut = 0.5, Resamples = 100 };

    [Fact]
    public void Each_candidate_is_compared_with_the_studys_model_on_the_same_rows()
    {
        var comparison = Compare(
            (Candidate.All[0], Cases.Of((1, 0.9), (0, 0.2), (1, 0.7), (0, 0.6))),
            (Candidate.All[1], Cases.Of((1, 1), (0, 1), (1, 1), (0, 1))),
            (Grouped, Cases.Of((1, 0.1), (0, 0.1))));
        Assert.Equal([0.75, 0.5, 0.5], comparison.Models.Select(model => model.Accuracy.Value!.Value));
        Assert.Equal(["random", "random", "grouped"], comparison.Models.Select(model => model.Split));
        Assert.Equal([true, false, false], comparison.Models.Select(model => model.IsReported));
        var difference = Assert.Single(comparison.Differences);
        Assert.Equal(("majority class", "everything", 4), (difference.First, difference.Second, difference.Rows));
        Assert.Equal(-0.25, difference.Accuracy.Value);
    }

    [Fact]
    public void One_post_has_an_accuracy_without_an_interval()
    {
        var model = Compare((Candidate.All[0], Cases.Of((1, 0.9)))).Models[0];
        Assert.Equal(1, model.Accuracy.Value);
        Assert.Null(model.Accuracy.Interval);
    }

    [Fact]
    public void The_file_reads_back_what_was_written()
    {
        using var folder = new TempFolder();
        var path = folder.File(ComparisonFiles.Name);
        var written = Compare(
            (Candidate.All[0], Cases.Of((1, 0.9), (0, 0.7))), (Candidate.All[1], Cases.Of((1, 1), (0, 1))), (Grouped, []));
        ComparisonFiles.Write(path, written);
        var read = ComparisonFiles.Read(path);
        Assert.Equal(written.Models, read.Models);
        Assert.Null(read.Models[2].Accuracy.Value);
        Assert.Equal(written.Differences, read.Differences);
        Assert.Equal(written.LeftOut, read.LeftOut);
        Assert.Equal((0.5, 100), (read.Cut, read.Resamples));
    }

    [Fact]
    public void A_file_of_another_version_is_refused()
    {
        using var folder = new TempFolder();
        var path = folder.Write(ComparisonFiles.Name, """{"schemaVersion": 2}""");
        var fault = Assert.Single(Assert.Throws<InputException>(() => ComparisonFiles.Read(path)).Faults);
        Assert.Equal("its schema has version 2, not 1", fault.Problem);
    }

    private static Candidate Grouped => Candidate.All.Single(candidate => candidate.Name == "everything, grouped");

    private static ModelComparison Compare(params (Candidate Candidate, Prediction[] Predictions)[] results) =>
        ModelComparison.Of(
            [.. results.Select(result => new CandidateResult(result.Candidate, "2 features", result.Predictions))],
            [new LeftOutCandidate("metadata only", "the matrix has no metadata")],
            SplitMethod.Random,
            Settings,
            seed: 7);
}
