using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>How the model did on the test rows.</summary>
internal static class ResultSection
{
    public static Section Of(ReportInputs inputs)
    {
        var metrics = inputs.Metrics;
        return new Section("result", "Performance on the test rows",
        [
            new Paragraph(
                $"A picture is predicted {OutcomeCounts.Positive} when the model's probability is "
                + $"{Format.Raw(metrics.Cut)} or more. Each cell shows the count, its percentage of the row (pictures "
                + "with the same annotation) and its percentage of the column (pictures with the same prediction)."),
            ConfusionTables.Matrix(metrics.Confusion),
            new CsvOnly(ConfusionTables.Cells(metrics.Confusion)),
            MetricsTable(metrics),
            new Paragraph(Intervals(metrics)),
            .. inputs.CrossValidation is { Scores.Count: > 0 } validation
                ? (Block[])[CrossValidated(validation, inputs.Comparison)]
                : [],
        ]);
    }

    /// <summary>How the intervals were made, a sentence.</summary>
    public static string Intervals(ModelMetrics metrics) => FormattableString.Invariant(
        $"95 % intervals are from a cluster bootstrap over posts ({Format.Counted(metrics.Posts, "post", "posts")}, ")
        + FormattableString.Invariant($"{metrics.Resamples} resamples), because rows of one post are not independent.");

    /// <summary>How the folds of the cross-validation were drawn.</summary>
    public const string Folds = "whole posts";

    private static Table MetricsTable(ModelMetrics metrics)
    {
        var hasIntervals = metrics.Intervals.Count > 0;
        var hasWilson = metrics.WilsonAccuracy is not null;
        return new Table(
            "metrics", "Metrics on the test rows",
            [
                new("Metric", "measure"), new("Value", "value", true),
                .. hasIntervals ? (Column[])[new("95\u00a0% from", "low", true), new("to", "high", true)] : [],
                .. hasWilson ? (Column[])[new("Wilson from", "wilsonLow", true), new("to", "wilsonHigh", true)] : [],
                new("Meaning", "meaning"),
            ],
            [
                .. MetricText.All.Select(text => (Cell[])
                [
                    text.Name, .. WithInterval(text, metrics.EstimateOf(text.Metric))[..(hasIntervals ? 3 : 1)],
                    .. hasWilson ? Wilson(text, metrics)[1..] : [],
                    metrics.Values[text.Metric] is null ? Metrics.WhyNotDefined(text.Metric) : text.Meaning,
                ]),
            ]);
    }

    private static Cell[] Wilson(MetricText text, ModelMetrics metrics)
    {
        var interval = text.Metric == Metric.Accuracy ? metrics.WilsonAccuracy : null;
        return WithInterval(text, new Estimate(metrics.Values[text.Metric], interval));
    }

    private static Cell[] WithInterval(MetricText text, Estimate estimate) =>
        text.IsShare ? Cell.ShareWithInterval(estimate) : Cell.NumberWithInterval(estimate);

    private static Table CrossValidated(CrossValidation validation, ModelComparison? comparison) => new(
        "cross-validation", "Accuracy in repeated cross-validation, which does not depend on a single split",
        [
            new("Folds", "folds"), new("Fits", "fits", true), new("Mean accuracy", "accuracy", true),
            new("95\u00a0% from", "low", true), new("to", "high", true), new("Lowest fold", "lowest", true),
            new("Highest fold", "highest", true), new("Constant prediction on these folds", "constant", true),
        ],
        [
            [
                Folds, Cell.Count((long)validation.Folds * validation.Repeats),
                .. Cell.ShareWithInterval(validation.Accuracy),
                Cell.Share(validation.Scores.Min(score => score.Accuracy)),
                Cell.Share(validation.Scores.Max(score => score.Accuracy)),
                comparison?.Find(ModelFolds.Majority)?.Accuracy.Value is { } constant
                    ? Cell.Share(constant)
                    : Cell.Empty,
            ],
        ]);
}
