using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>What the report calls a metric, and what it says of it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Name">The metric as the field calls it.</param>
/// <param name="IsShare">Whether it is a share, to be shown as a percentage; else a number.</param>
/// <param name="Meaning">What it says, a phrase.</param>
internal sealed record MetricText(Metric Metric, string Name, bool IsShare, string Meaning)
{
    /// <summary>All metrics, in the order of the report.</summary>
    public static readonly IReadOnlyList<MetricText> All =
    [
        new(Metric.Accuracy, "Accuracy", true, "share of rows predicted correctly"),
        new(Metric.BalancedAccuracy, "Balanced accuracy", true, "mean of recall and specificity"),
        new(Metric.Precision, "Precision", true, "share of rows predicted in kayfabe that are in kayfabe"),
        new(Metric.Recall, "Recall", true, "share of rows in kayfabe that are predicted so"),
        new(Metric.Specificity, "Specificity", true, "share of rows not in kayfabe that are predicted so"),
        new(Metric.F1, "F1", false, "harmonic mean of precision and recall"),
        new(Metric.Mcc, "Matthews correlation", false, "-1 to 1; 0 is chance level"),
        new(Metric.RocArea, "ROC area", false, "probability that a row in kayfabe is ranked above one that is not"),
        new(Metric.PrArea, "Precision-recall area", false, "average precision"),
        new(Metric.Brier, "Brier score", false, "mean squared error of the probability; lower is better"),
        new(Metric.LogLoss, "Log loss", false, "mean negative log-likelihood; lower is better"),
    ];
}
