using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report;

/// <summary>Whether the probabilities mean what they say.</summary>
internal static class CalibrationParts
{
    /// <summary>Bins have Wilson's interval only where rows are independent: no two of a post.</summary>
    public static Calibration Of(ModelMetrics metrics) => new(
        [.. metrics.Calibration.Bins.Where(bin => bin.Rows > 0).Select(bin => BinOf(bin, metrics.Posts == metrics.Rows))],
        new Estimate(metrics.Calibration.ExpectedError, Undefined: "there are no test rows"));

    private static CalibrationBin BinOf(Study.Evaluation.CalibrationBin bin, bool areIndependent)
    {
        var interval = areIndependent ? Interval.Wilson((int)Math.Round(bin.Observed!.Value * bin.Rows), bin.Rows) : null;
        return new CalibrationBin(
            bin.Low, bin.High, bin.Predicted!.Value, new Estimate(bin.Observed, interval?.Low, interval?.High), bin.Rows);
    }
}
