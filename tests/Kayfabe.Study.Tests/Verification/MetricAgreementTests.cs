using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Tests.Evaluation;
using Kayfabe.Study.Verification;

namespace Kayfabe.Study.Tests.Verification;

/// <summary>When the metrics of a result count as those that were published.</summary>
public sealed class MetricAgreementTests
{
    private static readonly (int, double)[] s_rows =
        [.. Enumerable.Range(0, 100).Select(i => (i % 2, (i % 2 == 0 ? 0.1 : 0.6) + (i * 0.002)))];

    [Fact]
    public void The_same_predictions_agree_at_any_tolerance()
    {
        var agreement = MetricAgreement.Of(MetricsOf(s_rows), MetricsOf(s_rows), 0);
        Assert.True(agreement.IsWithin);
        Assert.Equal(0, agreement.Furthest.Distance);
    }

    [Fact]
    public void One_row_of_a_hundred_that_changes_sides_is_beyond_a_tolerance_of_half_a_percent_and_within_one_of_five()
    {
        (int, double)[] other = [.. s_rows];
        other[99] = (1, 0.3);
        var (published, made) = (MetricsOf(s_rows), MetricsOf(other));
        Assert.False(MetricAgreement.Of(published, made, 0.005).IsWithin);
        Assert.True(MetricAgreement.Of(published, made, 0.05).IsWithin);
    }

    [Fact]
    public void The_metric_that_is_furthest_is_named()
    {
        (int, double)[] other = [.. s_rows];
        other[99] = (1, 0.3);
        var (published, made) = (MetricsOf(s_rows), MetricsOf(other));
        var furthest = MetricAgreement.Of(published, made, 0.05).Furthest;
        Assert.All(
            Metrics.All,
            metric => Assert.True(
                new MetricPair(metric, published.Values[metric], made.Values[metric]).Distance <= furthest.Distance));
    }

    [Fact]
    public void Another_number_of_rows_never_agrees() =>
        Assert.False(MetricAgreement.Of(MetricsOf(s_rows), MetricsOf(s_rows[..50]), 1).IsWithin);

    [Fact]
    public void A_metric_that_only_one_of_them_has_is_infinitely_far_away()
    {
        // Without rows out of kayfabe there is no specificity.
        var agreement = MetricAgreement.Of(
            MetricsOf(s_rows), MetricsOf([.. Enumerable.Repeat((1, 0.9), s_rows.Length)]), 1);
        Assert.False(agreement.IsWithin);
        Assert.Equal(double.PositiveInfinity, agreement.Furthest.Distance);
    }

    [Fact]
    public void Decimal_fractions_that_differ_by_the_tolerance_are_within_it()
    {
        // In binary 0.505 - 0.5 is a little more than 0.005.
        Assert.True(0.505 - 0.5 > 0.005);
        Assert.True(MetricAgreement.Of(WithAll(0.5), WithAll(0.505), 0.005).IsWithin);
        Assert.False(MetricAgreement.Of(WithAll(0.5), WithAll(0.50501), 0.005).IsWithin);
    }

    private static ModelMetrics WithAll(double value) =>
        MetricsOf(s_rows) with { Values = new MetricValues(_ => value) };

    private static ModelMetrics MetricsOf((int, double)[] rows) =>
        ModelMetrics.Of(Cases.Of(rows), new EvaluateSettings(), 1);
}
