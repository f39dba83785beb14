using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Sweeps;
using Kayfabe.Study.Training;
namespace Kayfabe.Study.Tests.Sweeps;

/// <summary>Cells are judged on the same rows, and sorted.</summary>
public sealed class SweepResultTests
{
    private static readonly DrawSettings s_settings = new() { Cut = 0.5, Resamples = 200 };

    [Fact]
    public void The_best_comes_first_of_equals_the_studys_own_and_what_failed_last()
    {
        var result = Of(("a", "1100"), ("b", null), ("d", "1110"), ("e", "1101"), ("own", "1110"), ("c", "1111"));

        Assert.Equal(["c", "own", "d", "e", "a", "b"], result.Rows.Select(row => row.Cell.Values[0]));
        Assert.Equal([1, 0.75, 0.75, 0.75, 0.5, null], result.Rows.Select(row => row.Accuracy.Value));
    }

    [Fact]
    public void The_difference_is_to_the_studys_own_settings_and_paired()
    {
        var result = Of(("own", "1110"), ("c", "1111"), ("d", "0111"));

        Assert.Null(result.Own.Difference.Value);
        Assert.Equal([0.25, null, 0], result.Rows.Select(row => row.Difference.Value));
    }

    [Fact]
    public void Without_the_studys_own_there_is_no_difference()
    {
        var result = Of(("own", null), ("c", "1111"));

        Assert.Null(result.Best.Difference.Value);
        Assert.Equal("it failed", result.Own.Problem);
    }

    [Fact]
    public void Training_rows_that_are_not_among_the_rows_are_refused()
    {
        MatrixRow[] rows = [new("a", "p", true, null), new("b", "p", true, null), new("c", "q", false, null)];

        Assert.Equal([2, 0], SweepRows.Find(["c", "a"], rows));
        Assert.Contains("1 of the 2 training rows", Assert.Throws<InputException>(() => SweepRows.Find(["c", "x"], rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_one_post_cannot_be_parted_into_folds() => Assert.Throws<InputException>(
        () => InnerFolds.Of([new("a", "p", true, null), new("b", "p", false, null)], seed: 1));

    // A digit a row: 1 for predicted right. The first two rows are in kayfabe.
    private static SweepResult Of(params (string Name, string? Right)[] cells) => SweepResult.Of(
        new SweepPlan([new SweepAxis("train.x", "x", [])], [], []),
        [.. cells.Select(cell => new SweptCell(
            new SweepCell([cell.Name], null, new TrainSettings(), cell.Name == "own"),
            cell.Right?.Select((right, row) => new Prediction($"r{row}", $"p{row}", row < 2, right == '1' == row < 2 ? 0.9 : 0.1)).ToArray(),
            cell.Right is null ? "it failed" : null))],
        trainingRows: 4, s_settings, seed: 1);
}
