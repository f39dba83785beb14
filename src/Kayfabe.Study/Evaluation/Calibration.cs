namespace Kayfabe.Study.Evaluation;

/// <summary>A bin of the reliability curve: the rows with a probability of <c>[Low, High)</c>, the last with High too.</summary>
/// <param name="Low">The lowest probability.</param>
/// <param name="High">The lowest probability of the next bin.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Predicted">Their mean probability; null where there are none.</param>
/// <param name="Observed">The share of them that is in kayfabe; null where there are none.</param>
public sealed record CalibrationBin(double Low, double High, int Rows, double? Predicted, double? Observed);

/// <summary>Whether a probability means what it says: of rows with 0.8, are 80 % in kayfabe?</summary>
/// <param name="Bins">Bins of equal width from 0 to 1.</param>
/// <param name="ExpectedError">
/// Expected calibration error, the mean of |predicted - observed| over bins, weighted by rows; null where there are none.
/// Naeini et al., AAAI 2015, there on the probability of the positive class as here.
/// </param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, double? ExpectedError)
{
    /// <summary>Sorts the predictions into bins.</summary>
    public static Calibration Of(IReadOnlyList<Prediction> predictions, int bins)
    {
        var rows = new int[bins];
        var positives = new int[bins];
        var sums = new double[bins];
        foreach (var prediction in predictions)
        {
            var bin = Math.Min((int)(prediction.Probability * bins), bins - 1);
            rows[bin]++;
            sums[bin] += prediction.Probability;
            if (prediction.InKayfabe)
                positives[bin]++;
        }
        var error = Enumerable.Range(0, bins).Sum(bin => Math.Abs(sums[bin] - positives[bin]));
        return new Calibration(
            [
                .. Enumerable.Range(0, bins).Select(bin => new CalibrationBin(
                    (double)bin / bins,
                    (bin + 1.0) / bins,
                    rows[bin],
                    rows[bin] == 0 ? null : sums[bin] / rows[bin],
                    rows[bin] == 0 ? null : (double)positives[bin] / rows[bin])),
            ],
            predictions.Count == 0 ? null : error / predictions.Count);
    }
}
