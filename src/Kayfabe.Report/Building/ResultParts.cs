using Kayfabe.Report.Document;
using Kayfabe.Study.Evaluation;
using Measure = Kayfabe.Study.Evaluation.Metric;

namespace Kayfabe.Report;

/// <summary>How the model did on the test rows.</summary>
internal static class ResultParts
{
    public static TestResult Of(ReportSources sources)
    {
        var metrics = sources.Metrics;
        var train = InputParts.CountOf(sources.Train.Rows);
        var majority = train.InKayfabe >= train.NotInKayfabe;
        var majorityRight = sources.Test.Rows.Count(row => row.InKayfabe == majority);
        return new TestResult
        {
            Confusion = metrics.Confusion,
            Cut = metrics.Cut,
            Accuracy = EstimateOf(metrics, Measure.Accuracy),
            Majority = new Estimate(sources.Test.Rows.Count == 0 ? null : (double)majorityRight / sources.Test.Rows.Count, Undefined: "there are no test rows"),
            MajorityInKayfabe = majority,
            Metrics = [.. MetricTexts.All.Select(text => new Metric(
                text.Name, Metrics.NameOf(text.Measure), EstimateOf(metrics, text.Measure), text.IsShare, text.Meaning,
                text.Measure == Measure.Accuracy && metrics.WilsonAccuracy is { } wilson ? new Estimate(metrics.Values[Measure.Accuracy], wilson.Low, wilson.High) : null))],
            Intervals = FormattableString.Invariant(
                $"95 % intervals by bootstrap over posts ({Format.Counted(metrics.Posts, "post", "posts")}, {metrics.Resamples} resamples): rows of one post are not independent of each other."),
        };
    }

    private static Estimate EstimateOf(ModelMetrics metrics, Measure metric) => metrics.Values[metric] is { } value
        ? metrics.Intervals.TryGetValue(metric, out var interval) ? new Estimate(value, interval.Low, interval.High) : new Estimate(value)
        : new Estimate(null, Undefined: Metrics.WhyNotDefined(metric));

    public static RocCurve? Roc(ReportSources sources)
    {
        var points = Curves.Roc(sources.Predictions);
        return points.Count == 0 ? null : new RocCurve(PointsOf(points), EstimateOf(sources.Metrics, Measure.RocArea));
    }

    public static PrecisionRecallCurve? PrecisionRecall(ReportSources sources)
    {
        var points = Curves.PrecisionRecall(sources.Predictions);
        var test = InputParts.CountOf(sources.Test.Rows);
        return points.Count == 0
            ? null
            : new PrecisionRecallCurve(PointsOf(points), EstimateOf(sources.Metrics, Measure.PrArea), (double)test.InKayfabe / test.Rows);
    }

    private static IReadOnlyList<CurvePoint> PointsOf(IReadOnlyList<Study.Evaluation.CurvePoint> points) =>
        [.. points.Select(point => new CurvePoint(point.X, point.Y))];
}
