using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Tests.Evaluation;

namespace Kayfabe.Study.Tests.Comparisons;

public class RunComparisonTests
{
    private static readonly Prediction[] Rows = Cases.Of((1, 0.9), (0, 0.2), (1, 0.4), (0, 0.6));

    [Fact]
    public void A_run_differs_from_itself_by_nothing()
    {
        var comparison = Compare(Rows, Rows);

        Assert.True(comparison.Rows!.IsSame);
        Assert.Equal(Metrics.All, comparison.Metrics.Select(metric => metric.Metric));
        Assert.All(comparison.Metrics, metric => Assert.Equal(0, metric.Difference.Value));
    }

    [Fact]
    public void The_difference_is_b_less_a_on_the_same_rows_in_any_order()
    {
        // Row 2 is now predicted right.
        Prediction[] b = [.. Rows.Select((row, i) => i == 2 ? row with { Probability = 0.8 } : row).Reverse()];

        var accuracy = Compare(Rows, b).Metrics[0];

        Assert.Equal((Metric.Accuracy, 0.5, 0.75, 0.25), (accuracy.Metric, accuracy.A, accuracy.B, accuracy.Difference.Value));
    }

    [Fact]
    public void Rows_of_one_run_only_are_counted_and_left_out()
    {
        var comparison = Compare(Rows[..3], Rows[1..]);

        Assert.Equal(new RowOverlap(2, 1, 1, 0, 0, 2), comparison.Rows);
        Assert.Equal(0.5, comparison.Metrics[0].A);
    }

    [Fact]
    public void A_row_with_another_outcome_is_counted_and_left_out()
    {
        Prediction[] b = [Rows[0] with { InKayfabe = false }, .. Rows[1..]];

        var comparison = Compare(Rows, b);

        Assert.Equal(new RowOverlap(4, 0, 0, 1, 0, 3), comparison.Rows);
        Assert.Equal(3, comparison.Rows!.Compared);
        Assert.False(comparison.Rows.IsSame);
    }

    [Fact]
    public void A_row_of_another_post_is_counted_and_left_out()
    {
        Prediction[] b = [Rows[0] with { Post = "another" }, .. Rows[1..]];

        Assert.Equal(new RowOverlap(4, 0, 0, 0, 1, 3), Compare(Rows, b).Rows);
    }

    [Fact]
    public void Runs_without_a_common_row_have_no_differences() => Assert.Empty(Compare(Rows[..2], Rows[2..]).Metrics);

    [Fact]
    public void Each_run_is_judged_at_its_own_cut()
    {
        var accuracy = RunComparison.Of(Result(Rows), Result(Rows, cut: 0.3)).Metrics[0];

        // At 0.3, row 2 is predicted right.
        Assert.Equal((0.5, 0.75, 0.25), (accuracy.A, accuracy.B, accuracy.Difference.Value));
    }

    [Fact]
    public void Without_the_predictions_of_one_run_nothing_is_paired()
    {
        var comparison = RunComparison.Of(Result(Rows) with { Predictions = null }, Result(Rows));

        Assert.Null(comparison.Rows);
        Assert.Empty(comparison.Metrics);
    }

    [Fact]
    public void A_metric_that_one_run_leaves_undefined_has_no_difference()
    {
        // Nothing is predicted in kayfabe: no precision.
        Prediction[] none = [.. Rows.Select(row => row with { Probability = 0 })];

        var precision = Compare(Rows, none).Metrics.Single(metric => metric.Metric == Metric.Precision);

        Assert.Equal((0.5, null, null), (precision.A, precision.B, precision.Difference.Value));
    }

    private static RunComparison Compare(Prediction[] a, Prediction[] b) => RunComparison.Of(Result(a), Result(b));

    private static RunResult Result(Prediction[] predictions, double cut = 0.5) =>
        new(ModelMetrics.Of(predictions, new EvaluateSettings { Cut = cut, Resamples = 100 }, 1), predictions);
}
