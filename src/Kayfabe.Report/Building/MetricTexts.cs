using Measure = Kayfabe.Study.Evaluation.Metric;

namespace Kayfabe.Report;

/// <summary>What the report calls a metric, and what it says of it.</summary>
internal sealed record MetricText(Measure Measure, string Name, bool IsShare, string Meaning);

/// <summary>The metrics in the order of the report.</summary>
internal static class MetricTexts
{
    public static readonly IReadOnlyList<MetricText> All =
    [
        new(Measure.Accuracy, "Accuracy", true, "rows predicted right"),
        new(Measure.BalancedAccuracy, "Balanced accuracy", true, "mean of recall and specificity"),
        new(Measure.Precision, "Precision", true, "of the rows predicted in kayfabe, those that are"),
        new(Measure.Recall, "Recall", true, "of the rows in kayfabe, those predicted so"),
        new(Measure.Specificity, "Specificity", true, "of the rows not in kayfabe, those predicted so"),
        new(Measure.F1, "F1", false, "harmonic mean of precision and recall"),
        new(Measure.Mcc, "Matthews correlation", false, "-1 to 1; 0 is no better than chance"),
        new(Measure.RocArea, "ROC area", false, "the chance that a row in kayfabe is ranked above one that is not"),
        new(Measure.PrArea, "Precision-recall area", false, "average precision"),
        new(Measure.Brier, "Brier score", false, "mean squared error of the probability; lower is better"),
        new(Measure.LogLoss, "Log loss", false, "lower is better"),
    ];
}
