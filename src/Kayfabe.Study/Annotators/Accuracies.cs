using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>The accuracy of predictions, as the stage Evaluate measures it.</summary>
internal static class Accuracies
{
    /// <summary>The share that is right; no interval where there are too few rows of one outcome, or posts.</summary>
    public static Estimate Of(IReadOnlyList<Prediction> predictions, double cut) => new(
        predictions.Count == 0 ? null : predictions.Average(one => IsRight(one, cut) ? 1.0 : 0),
        PostIntervals.Of(predictions, cut).TryGetValue(Metric.Accuracy, out var interval) ? interval : null);

    /// <summary>Whether the outcome is predicted.</summary>
    public static bool IsRight(Prediction prediction, double cut) =>
        prediction.Probability >= cut == prediction.InKayfabe;
}
