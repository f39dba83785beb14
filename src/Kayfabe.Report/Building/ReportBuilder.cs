using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Features;
using Kayfabe.Study.Settings;
using Measure = Kayfabe.Study.Evaluation.Metric;

namespace Kayfabe.Report;

/// <summary>Puts what the stages made into the report's own form; computes no science.</summary>
public static class ReportBuilder
{
    /// <summary>Builds the model of the page.</summary>
    public static ReportModel Build(ReportSources sources) => new()
    {
        Study = new StudyHeader
        {
            Id = sources.Study,
            Title = sources.Settings.Title,
            Question = sources.Settings.Question,
            Description = sources.Settings.Description,
            Synthetic = sources.Settings.Synthetic,
        },
        Inputs = InputsOf(sources),
        Result = ResultOf(sources),
        Roc = RocOf(sources),
        PrecisionRecall = PrecisionRecallOf(sources),
        Features = new FeatureUse(sources.Scores, sources.Train.Features.Count),
        Seeds = SeedsOf(sources),
        Reproduction = ReproductionOf(sources),
        Provenance = ProvenanceOf(sources),
    };

    private static Inputs InputsOf(ReportSources sources)
    {
        var rows = sources.Train.Rows.Concat(sources.Test.Rows).ToArray();
        return new Inputs
        {
            Rows = rows.Length,
            Posts = rows.Select(row => row.Post).Distinct(StringComparer.Ordinal).Count(),
            Features = [.. sources.Train.Features.GroupBy(feature => feature.Kind).OrderBy(kind => kind.Key)
                .Select(kind => new FeatureCount(kind.Key, kind.Count()))],
            Train = CountOf(sources.Train.Rows),
            Test = CountOf(sources.Test.Rows),
            Settings = [.. SettingEntries.Of(sources.Settings).Where(entry => entry.Value is not null && entry.Name.Contains('.', StringComparison.Ordinal))
                .Select(entry => SettingOf(entry, sources.Overridden))],
        };
    }

    private static RowCount CountOf(IReadOnlyList<MatrixRow> rows)
    {
        var positive = rows.Count(row => row.InKayfabe);
        return new RowCount(positive, rows.Count - positive);
    }

    private static Setting SettingOf(SettingEntry entry, IReadOnlyList<string> overridden)
    {
        var dot = entry.Name.IndexOf('.', StringComparison.Ordinal);
        var (stage, name) = (entry.Name[..dot], entry.Name[(dot + 1)..]);
        var isOverridden = overridden.Any(option => Folded(option) == Folded(entry.Name) || Folded(option) == Folded(name));
        return new Setting(stage, name, entry.Value!, isOverridden);
    }

    // As the command line reads names: case, - and _ do not matter.
    private static string Folded(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static TestResult ResultOf(ReportSources sources)
    {
        var metrics = sources.Metrics;
        var train = CountOf(sources.Train.Rows);
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
                $"95 % intervals by bootstrap over posts ({metrics.Posts} posts, {metrics.Resamples} resamples): rows of one post are not independent of each other."),
        };
    }

    private static Estimate EstimateOf(ModelMetrics metrics, Measure metric) => metrics.Values[metric] is { } value
        ? metrics.Intervals.TryGetValue(metric, out var interval) ? new Estimate(value, interval.Low, interval.High) : new Estimate(value)
        : new Estimate(null, Undefined: Metrics.WhyNotDefined(metric));

    private static RocCurve? RocOf(ReportSources sources)
    {
        var points = Curves.Roc(sources.Predictions);
        return points.Count == 0 ? null : new RocCurve(PointsOf(points), EstimateOf(sources.Metrics, Measure.RocArea));
    }

    private static PrecisionRecallCurve? PrecisionRecallOf(ReportSources sources)
    {
        var points = Curves.PrecisionRecall(sources.Predictions);
        var test = CountOf(sources.Test.Rows);
        return points.Count == 0
            ? null
            : new PrecisionRecallCurve(PointsOf(points), EstimateOf(sources.Metrics, Measure.PrArea), (double)test.InKayfabe / test.Rows);
    }

    private static IReadOnlyList<CurvePoint> PointsOf(IReadOnlyList<Study.Evaluation.CurvePoint> points) =>
        [.. points.Select(point => new CurvePoint(point.X, point.Y))];

    private static SeedSpread? SeedsOf(ReportSources sources)
    {
        var runs = sources.Seeds.Where(run => run.Confusion.Accuracy is not null)
            .Select(run => new SeedRun(run.Seed, run.Confusion.Accuracy!.Value)).ToArray();
        if (runs.Length == 0)
            return null;
        var sorted = runs.Select(run => run.Accuracy).Order().ToArray();
        return new SeedSpread(
            runs, sources.Settings.Train.Seed, sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1],
            PublishedOf(sources)?.Accuracy);
    }

    private static Reproduction? ReproductionOf(ReportSources sources) =>
        sources.Settings.Report.Published is { } published
            ? new Reproduction(published.Source, PublishedOf(sources)!, sources.Metrics.Confusion, published.WhyDifferent) { SourceAddress = published.Address }
            : null;

    private static Confusion? PublishedOf(ReportSources sources) =>
        sources.Settings.Report.Published is { } published
            ? new Confusion(published.TrueNegatives, published.FalsePositives, published.FalseNegatives, published.TruePositives)
            : null;

    private static Provenance ProvenanceOf(ReportSources sources) => new()
    {
        Artifacts = sources.Artifacts,
        XgboostVersion = sources.XgboostVersion,
        Sources = sources.Settings.Import?.Matrix is { } matrix
            ? [new DataSource(matrix.File, matrix.Address, matrix.Bytes, "sha256:" + matrix.Sha256)]
            : [],
    };
}
