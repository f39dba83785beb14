using FsCheck.Xunit;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class MetricTests
{
    private const double Half = 0.5;

    [Fact]
    public void The_original_study_s_table_gives_its_published_figures()
    {
        var confusion = Confusion.Of(Cases.Original(), Half);
        Assert.Equal(new Confusion(175, 41, 30, 195), confusion);
        Assert.Equal(0.839, confusion.Accuracy!.Value, 4);
        Assert.Equal(195 / 236.0, confusion.Precision);
        Assert.Equal(195 / 225.0, confusion.Recall);
        Assert.Equal(175 / 216.0, confusion.Specificity);
        Assert.Equal(((195 / 225.0) + (175 / 216.0)) / 2, confusion.BalancedAccuracy!.Value, 15);
        Assert.Equal(390 / 461.0, confusion.F1);
        Assert.Equal(((195.0 * 175) - (41 * 30)) / Math.Sqrt(236.0 * 225 * 216 * 205), confusion.Mcc!.Value, 15);
    }

    // The examples in scikit-learn's documentation of each function.
    [Theory]
    [InlineData(Metric.RocArea, 0.75, new[] { 0, 0, 1, 1 }, new[] { 0.1, 0.4, 0.35, 0.8 })]
    [InlineData(Metric.PrArea, 5 / 6.0, new[] { 0, 0, 1, 1 }, new[] { 0.1, 0.4, 0.35, 0.8 })]
    [InlineData(Metric.Brier, 0.0375, new[] { 0, 1, 1, 0 }, new[] { 0.1, 0.9, 0.8, 0.3 })]
    [InlineData(Metric.LogLoss, 0.21616187468057912, new[] { 1, 0, 0, 1 }, new[] { 0.9, 0.1, 0.2, 0.65 })]
    [InlineData(Metric.Mcc, -1 / 3.0, new[] { 1, 1, 1, 0 }, new[] { 1.0, 0, 1, 1 })]
    [InlineData(Metric.BalancedAccuracy, 0.625, new[] { 0, 1, 0, 0, 1, 0 }, new[] { 0.0, 1, 0, 0, 0, 1 })]
    public void A_worked_example_comes_out(Metric metric, double expected, int[] outcomes, double[] probabilities) =>
        Assert.Equal(expected, Measure(Cases.Of([.. outcomes.Zip(probabilities)]))[metric]!.Value, 14);

    [Fact]
    public void A_certain_mistake_costs_what_the_clip_lets_it_cost() =>
        Assert.Equal(-Math.Log(1e-15), Measure(Cases.Of((1, 0.0)))[Metric.LogLoss]!.Value, 9);

    [Property]
    public void The_ROC_area_is_the_chance_of_a_right_pair_with_ties_counting_half(byte[] bytes)
    {
        var predictions = Cases.Of(bytes);
        var pairs = predictions.Where(p => p.InKayfabe)
            .SelectMany(_ => predictions.Where(p => !p.InKayfabe), (p, n) => p.Probability.CompareTo(n.Probability))
            .ToList();
        var expected = pairs.Count == 0 ? (double?)null : pairs.Average(order => (order + 1) / 2.0);
        AssertClose(expected, Measure(predictions)[Metric.RocArea]);
    }

    [Property]
    public void The_areas_are_those_under_the_curves(byte[] bytes)
    {
        var predictions = Cases.Of(bytes);
        var roc = Curves.Roc(predictions);
        AssertClose(
            roc.Count == 0 ? null : roc.Zip(roc.Skip(1), (a, b) => (b.X - a.X) * (a.Y + b.Y) / 2).Sum(),
            Measure(predictions)[Metric.RocArea]);
        var pr = Curves.PrecisionRecall(predictions);
        AssertClose(
            pr.Count == 0 ? null : pr.Zip(pr.Prepend(default), (b, a) => (b.X - a.X) * b.Y).Sum(),
            Measure(predictions)[Metric.PrArea]);
    }

    [Property]
    public void A_row_counted_n_times_weighs_as_n_rows(byte[] bytes, byte[] times)
    {
        var predictions = Cases.Of(bytes);
        var counts = predictions.Select((_, i) => i < times.Length ? times[i] % 4 : 1).ToArray();
        var repeated = predictions.SelectMany((p, i) => Enumerable.Repeat(p, counts[i])).ToArray();
        var values = new double[Metrics.All.Count];
        new RankedPredictions(predictions, Half).Measure(counts, values);
        var expected = Measure(repeated);
        foreach (var metric in Metrics.All)
            AssertClose(expected[metric], double.IsNaN(values[(int)metric]) ? null : values[(int)metric]);
    }

    [Property]
    public void The_order_of_rows_does_not_matter(byte[] bytes)
    {
        var forwards = Measure(Cases.Of(bytes));
        var backwards = Measure([.. Cases.Of(bytes).Reverse()]);
        foreach (var metric in Metrics.All)
            AssertClose(forwards[metric], backwards[metric]);
    }

    public static TheoryData<string, Prediction[], Metric[]> Undefined => new()
    {
        { "no rows", [], [.. Metrics.All] },
        { "never predicted", Cases.Of((1, 0.1), (0, 0.2)), [Metric.Precision, Metric.Mcc] },
        { "never present", Cases.Of((0, 0.1), (0, 0.9)),
            [Metric.BalancedAccuracy, Metric.Recall, Metric.Mcc, Metric.RocArea, Metric.PrArea] },
        { "neither", Cases.Of((0, 0.1), (0, 0.2)),
            [
                Metric.BalancedAccuracy, Metric.Precision, Metric.Recall, Metric.F1, Metric.Mcc, Metric.RocArea,
                Metric.PrArea,
            ] },
        { "always present", Cases.Of((1, 0.1), (1, 0.9)),
            [Metric.BalancedAccuracy, Metric.Specificity, Metric.Mcc, Metric.RocArea] },
    };

    [Theory]
    [MemberData(nameof(Undefined))]
    public void A_metric_whose_denominator_is_0_is_not_defined(string rows, Prediction[] predictions, Metric[] expected)
    {
        Assert.NotEmpty(rows);
        Assert.Equal(expected, Measure(predictions).NotDefined);
    }

    [Fact]
    public void The_curves_go_through_the_points_of_a_hand_calculation()
    {
        var predictions = Cases.Of((0, 0.1), (0, 0.4), (1, 0.35), (1, 0.8), (1, 0.4));
        Assert.Equal(
            [
                new(0, 0, double.PositiveInfinity), new(0, 1 / 3.0, 0.8), new(0.5, 2 / 3.0, 0.4), new(0.5, 1, 0.35),
                new(1, 1, 0.1),
            ],
            Curves.Roc(predictions));
        Assert.Equal(
            [new(1 / 3.0, 1, 0.8), new(2 / 3.0, 2 / 3.0, 0.4), new(1, 0.75, 0.35), new(1, 0.6, 0.1)],
            Curves.PrecisionRecall(predictions));
        Assert.Empty(Curves.Roc(Cases.Of((1, 0.5))));
        Assert.Empty(Curves.PrecisionRecall(Cases.Of((0, 0.5))));
    }

    private static MetricValues Measure(Prediction[] predictions) => new RankedPredictions(predictions, Half).Measure();

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is double value)
            Assert.Equal(value, actual!.Value, 9);
    }
}
