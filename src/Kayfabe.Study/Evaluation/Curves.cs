namespace Kayfabe.Study.Evaluation;

/// <summary>
/// A point of a curve: what predictions are worth when rows at or above a probability count as positive.
/// </summary>
/// <param name="X">ROC: 1 - specificity. Precision-recall: recall.</param>
/// <param name="Y">ROC: recall. Precision-recall: precision.</param>
/// <param name="Cut">The probability; infinite for a point at which nothing is predicted positive.</param>
public readonly record struct CurvePoint(double X, double Y, double Cut);

/// <summary>The curves over all cuts, a point for each distinct probability.</summary>
public static class Curves
{
    /// <summary>The ROC curve from (0, 0) to (1, 1). Fawcett, Pattern Recogn. Lett. 27 (2006).</summary>
    /// <returns>No points where the rows have one outcome only: the curve is not defined.</returns>
    public static IReadOnlyList<CurvePoint> Roc(IReadOnlyList<Prediction> predictions)
    {
        var (positives, negatives) = Count(predictions);
        return positives == 0 || negatives == 0
            ? []
            :
            [
                new CurvePoint(0, 0, double.PositiveInfinity),
                .. Cuts(predictions).Select(at => new CurvePoint(
                    (double)at.FalsePositives / negatives, (double)at.TruePositives / positives, at.Cut)),
            ];
    }

    /// <summary>
    /// The precision-recall curve by rising recall. Its area, <see cref="Metric.PrArea"/>, is a sum of steps: each
    /// point's precision extends back to the recall of the point before.
    /// </summary>
    /// <returns>No points where no row is in kayfabe: the curve is not defined.</returns>
    public static IReadOnlyList<CurvePoint> PrecisionRecall(IReadOnlyList<Prediction> predictions)
    {
        var (positives, _) = Count(predictions);
        return positives == 0
            ? []
            :
            [
                .. Cuts(predictions).Select(at => new CurvePoint(
                    (double)at.TruePositives / positives,
                    (double)at.TruePositives / (at.TruePositives + at.FalsePositives),
                    at.Cut)),
            ];
    }

    private static (int Positives, int Negatives) Count(IReadOnlyList<Prediction> predictions)
    {
        var positives = predictions.Count(prediction => prediction.InKayfabe);
        return (positives, predictions.Count - positives);
    }

    private static IEnumerable<(double Cut, int TruePositives, int FalsePositives)> Cuts(
        IReadOnlyList<Prediction> predictions)
    {
        int tp = 0, fp = 0;
        foreach (var tie in predictions.GroupBy(p => p.Probability).OrderByDescending(tie => tie.Key))
        {
            var positives = tie.Count(prediction => prediction.InKayfabe);
            tp += positives;
            fp += tie.Count() - positives;
            yield return (tie.Key, tp, fp);
        }
    }
}
