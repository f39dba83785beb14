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
            new Paragraph(Intervals(inputs)),
            new Paragraph(AgainstBaseline(inputs)),
            .. inputs.CrossValidation is { Scores.Count: > 0 } validation
                ? (Block[])[CrossValidated(validation, inputs.Comparison)]
                : [],
        ]);
    }

    /// <summary>How the intervals were made, or why there are none.</summary>
    public static string Intervals(ReportInputs inputs) => SmallTest.WhyTooSmall(inputs) is { } why
        ? $"No intervals are given: {why}."
        : $"95\u00a0% intervals are from the spread of {Format.Counted(inputs.Metrics.Posts, "post", "posts")}, because "
            + "rows of one post are not independent: Wilson’s interval on the effective sample size, with the variance "
            + "by the jackknife over posts and quantiles of t.";

    /// <summary>How far the model is above the majority baseline, and what difference would have been shown.</summary>
    private static string AgainstBaseline(ReportInputs inputs)
    {
        var majority = MajorityBaseline.Of(inputs);
        var (accuracy, detectable) = BaselineDifference.Of(inputs.Predictions, inputs.Metrics.Cut, majority.InKayfabe);
        if (accuracy.Value is not { } difference || detectable is not { } smallest)
            return "Whether the model is better than the majority baseline cannot be told from so few test rows.";
        var shown = accuracy.Interval switch
        {
            { Low: > 0 } => "It is better than",
            { High: < 0 } => "It is worse than",
            _ => "It is not shown to differ from",
        };
        return $"The model’s accuracy minus that of always predicting “{majority.Name}” is {Format.Points(difference)} "
            + $"percentage points (95\u00a0% interval {Format.Points(accuracy.Interval!.Value.Low)} to "
            + $"{Format.Points(accuracy.Interval.Value.High)}, paired by row). {shown} the majority baseline"
            + (majority.Accuracy < 0.5
                ? $", which names the outcome that is more frequent in training; the other one has "
                    + $"{Sentences.Share(1 - majority.Accuracy)} here"
                : "") + ". With so "
            + $"many posts, a difference of {Format.Fixed(smallest * 100, "0.0")} percentage points or more would have "
            + "been shown with a probability of 80\u00a0%.";
    }

    /// <summary>How the folds of the cross-validation were drawn.</summary>
    public const string Folds = "whole posts";

    private static Table MetricsTable(ModelMetrics metrics)
    {
        var hasIntervals = metrics.Intervals.Count > 0;
        return new Table(
            "metrics", "Metrics on the test rows",
            [
                new("Metric", "measure"), new("Value", "value", true),
                .. hasIntervals ? (Column[])[new("95\u00a0% from", "low", true), new("to", "high", true)] : [],
                new("Meaning", "meaning"),
            ],
            [
                .. MetricText.All.Select(text => (Cell[])
                [
                    text.Name, .. WithInterval(text, metrics.EstimateOf(text.Metric))[..(hasIntervals ? 3 : 1)],
                    metrics.Values[text.Metric] is null ? Metrics.WhyNotDefined(text.Metric) : text.Meaning,
                ]),
            ]);
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
