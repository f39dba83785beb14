using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Verification;

/// <summary>A metric of a result, as it was published and as it was made again.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Published">The published value; null where it is not defined.</param>
/// <param name="Made">The value made again.</param>
public sealed record MetricPair(Metric Metric, double? Published, double? Made)
{
    /// <summary>The absolute difference: 0 where neither is defined, infinite where one is.</summary>
    public double Distance => (Published, Made) switch
    {
        (double published, double made) => Math.Abs(published - made),
        (null, null) => 0,
        _ => double.PositiveInfinity,
    };
}

/// <summary>Whether the metrics of a result agree with the published ones.</summary>
/// <param name="Furthest">The metric that is furthest from the published one.</param>
/// <param name="IsWithin">
/// Whether that is within the tolerance, and as many rows of as many posts were tested.
/// </param>
public sealed record MetricAgreement(MetricPair Furthest, bool IsWithin)
{
    // Differences of decimal fractions: 0.505 - 0.5 is not more than 0.005.
    private const double Rounding = 1e-12;

    /// <summary>Compares all metrics of the test rows.</summary>
    /// <param name="published">The published metrics.</param>
    /// <param name="made">The metrics made again.</param>
    /// <param name="tolerance">The largest absolute difference that is accepted.</param>
    public static MetricAgreement Of(ModelMetrics published, ModelMetrics made, double tolerance)
    {
        var furthest = Metrics.All
            .Select(metric => new MetricPair(metric, published.Values[metric], made.Values[metric]))
            .MaxBy(pair => pair.Distance)!;
        return new MetricAgreement(
            furthest,
            (published.Rows, published.Posts) == (made.Rows, made.Posts) && furthest.Distance <= tolerance + Rounding);
    }
}
