using Kayfabe.Study.Comparisons;
using static Kayfabe.Study.Tests.Comparisons.FoldCases;

namespace Kayfabe.Study.Tests.Comparisons;

public class CrossValidationTests
{
    [Fact]
    public void Rows_count_the_same_however_many_a_fold_has()
    {
        // Repeat 0: 2 of 3 and 0 of 1 right; repeat 1: 4 of 4 right.
        var result = CrossValidation.Of(
            [Fold(0, 0, "a+ b+ c-"), Fold(0, 1, "d-"), Fold(1, 0, "a+ b+ c+"), Fold(1, 1, "d+")], 0.5);
        Assert.Equal((2, 2, 4, 0), (result.Folds, result.Repeats, result.Rows, result.LeftOut));
        Assert.Equal(0.75, result.Accuracy.Value);
        // Four posts are too few for an interval.
        Assert.Null(result.Accuracy.Interval);
        Assert.Equal([0.5, 1], result.OfRepeats);
        Assert.Equal([2 / 3.0, 0, 1, 1], result.Scores.Select(score => score.Accuracy));
        // Mean 2/3; squared distances 0, 4/9, 1/9, 1/9; divided by 3.
        Assert.Equal(Math.Sqrt(6 / 27.0), result.Deviation!.Value, 1e-12);
    }

    [Fact]
    public void A_fold_whose_others_have_one_outcome_is_left_out()
    {
        var result = CrossValidation.Of([Fold(0, 0, "a+"), new FoldResult(0, 1, 10, null)], 0.5);
        Assert.Equal(1, result.LeftOut);
        Assert.Equal(1, result.Accuracy.Value);
        Assert.Null(result.Accuracy.Interval);
        Assert.Null(result.Deviation);
    }

    [Fact]
    public void Without_any_fold_nothing_is_defined()
    {
        var result = CrossValidation.Of([], 0.5);
        Assert.Null(result.Accuracy.Value);
        Assert.Empty(result.OfRepeats);
    }

    [Fact]
    public void The_file_reads_back_what_was_written()
    {
        using var folder = new TempFolder();
        var path = folder.File(CrossValidationFile.Name);
        var written = CrossValidation.Of(
            [Fold(0, 0, "a+ b-"), Fold(0, 1, "c+"), new FoldResult(0, 2, 10, null)], 0.5);
        CrossValidationFile.Write(path, written);
        var read = CrossValidationFile.Read(path);
        Assert.Equal(written.Scores, read.Scores);
        Assert.Equal(written.OfRepeats, read.OfRepeats);
        Assert.Equal(written, read with { Scores = written.Scores, OfRepeats = written.OfRepeats });
    }
}
