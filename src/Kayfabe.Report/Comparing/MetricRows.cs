using Kayfabe.Report.Document;
using Kayfabe.Report.Sections;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Comparing;

/// <summary>A metric of two runs as text.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="A">Its value in the one run.</param>
/// <param name="B">Its value in the other.</param>
/// <param name="Difference">B minus A; empty where the two are not paired.</param>
/// <param name="Low">The lower end of the difference's interval; empty where there is none.</param>
/// <param name="High">The upper end.</param>
/// <param name="Finding">What the difference says; empty where its interval contains zero.</param>
internal sealed record MetricRow(
    MetricText Metric, string A, string B, string Difference, string Low, string High, string Finding)
{
    /// <summary>Whether there is a difference.</summary>
    public bool IsPaired => Difference.Length > 0;

    /// <summary>A row for each metric: on the common rows where there are such, else on each run's own.</summary>
    /// <returns>None where a run has no result.</returns>
    public static IReadOnlyList<MetricRow> Of(RunPair pair)
    {
        if (pair is not { A.Result.Metrics: { } a, B.Result.Metrics: { } b })
            return [];
        var paired = pair.Comparison!.Metrics.ToDictionary(metric => metric.Metric);
        return
        [
            .. MetricText.All.Select(text => paired.TryGetValue(text.Metric, out var known)
                ? Paired(text, known.A, known.B, known.Difference)
                : NotPaired(text, a.Values[text.Metric], b.Values[text.Metric])),
        ];
    }

    private static MetricRow Paired(MetricText text, double? a, double? b, Estimate difference) => new(
        text, Value(text, a), Value(text, b), Signed(text, difference.Value), Signed(text, difference.Interval?.Low),
        Signed(text, difference.Interval?.High), PairSentences.Finding(text.Metric, difference) ?? "");

    private static MetricRow NotPaired(MetricText text, double? a, double? b) =>
        new(text, Value(text, a), Value(text, b), "", "", "", "");

    private static string Value(MetricText text, double? value) =>
        value is not { } known ? "not defined" : text.IsShare ? Format.Percent(known) : Format.Decimal(known);

    // Points of shares, the number itself of others.
    private static string Signed(MetricText text, double? value) =>
        value is not { } known ? "" : text.IsShare ? Format.Points(known) : Format.Fixed(known, "+0.000;-0.000;0.000");
}
