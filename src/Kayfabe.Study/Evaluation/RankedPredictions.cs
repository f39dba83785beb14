namespace Kayfabe.Study.Evaluation;

/// <summary>
/// Predictions in the order of falling probability, from which all metrics come in one pass, for the rows as they are
/// or with each row counted any number of times. That makes a jackknife cheap: it leaves rows out by their counts.
/// </summary>
internal sealed class RankedPredictions
{
    private const double LogLossClip = 1e-15;

    private readonly int[] _rowAt;
    private readonly bool[] _positive;
    private readonly bool[] _endsTie;
    private readonly double[] _squaredError;
    private readonly double[] _logLoss;
    private readonly int _predictedPositive;

    /// <summary>Sorts the predictions.</summary>
    /// <param name="predictions">The predictions; no probability is NaN.</param>
    /// <param name="cut">The probability at or above which a row is predicted positive.</param>
    public RankedPredictions(IReadOnlyList<Prediction> predictions, double cut)
    {
        _rowAt = [.. Enumerable.Range(0, predictions.Count).OrderByDescending(row => predictions[row].Probability)];
        var ranked = Array.ConvertAll(_rowAt, row => predictions[row]);
        _positive = Array.ConvertAll(ranked, prediction => prediction.InKayfabe);
        _endsTie = [.. ranked.Select((p, i) => i + 1 == ranked.Length || ranked[i + 1].Probability != p.Probability)];
        _squaredError = Array.ConvertAll(ranked, SquaredError);
        _logLoss = Array.ConvertAll(ranked, LogLoss);
        _predictedPositive = ranked.Count(prediction => prediction.Probability >= cut);
    }

    /// <summary>The metrics of the rows as they are.</summary>
    public MetricValues Measure()
    {
        var once = new int[_rowAt.Length];
        Array.Fill(once, 1);
        var values = new double[Metrics.All.Count];
        Measure(once, values);
        return new MetricValues(metric => values[(int)metric]);
    }

    /// <summary>
    /// The metrics of the rows, each counted a given number of times; NaN where a metric is not defined.
    /// </summary>
    /// <param name="counts">How often each row counts, in the order of the predictions that were given.</param>
    /// <param name="values">Where the values go, one for each metric.</param>
    public void Measure(ReadOnlySpan<int> counts, Span<double> values)
    {
        int tp = 0, fp = 0, tpBeforeTie = 0, fpBeforeTie = 0, tpAtCut = 0, fpAtCut = 0;
        double rocArea = 0, prArea = 0, squaredError = 0, logLoss = 0;
        for (var i = 0; i < _rowAt.Length; i++)
        {
            var count = counts[_rowAt[i]];
            if (_positive[i])
                tp += count;
            else
                fp += count;
            squaredError += count * _squaredError[i];
            logLoss += count * _logLoss[i];
            if (i + 1 == _predictedPositive)
                (tpAtCut, fpAtCut) = (tp, fp);
            if (!_endsTie[i])
                continue;
            rocArea += (fp - fpBeforeTie) * 0.5 * (tp + (double)tpBeforeTie);
            if (tp > tpBeforeTie)
                prArea += (tp - tpBeforeTie) * (double)tp / (tp + (double)fp);
            (tpBeforeTie, fpBeforeTie) = (tp, fp);
        }
        var confusion = new Confusion(fp - fpAtCut, fpAtCut, tp - tpAtCut, tpAtCut);
        values[(int)Metric.Accuracy] = confusion.Accuracy ?? double.NaN;
        values[(int)Metric.BalancedAccuracy] = confusion.BalancedAccuracy ?? double.NaN;
        values[(int)Metric.Precision] = confusion.Precision ?? double.NaN;
        values[(int)Metric.Recall] = confusion.Recall ?? double.NaN;
        values[(int)Metric.Specificity] = confusion.Specificity ?? double.NaN;
        values[(int)Metric.F1] = confusion.F1 ?? double.NaN;
        values[(int)Metric.Mcc] = confusion.Mcc ?? double.NaN;
        values[(int)Metric.RocArea] = rocArea / ((double)tp * fp);
        values[(int)Metric.PrArea] = prArea / tp;
        values[(int)Metric.Brier] = squaredError / confusion.Total;
        values[(int)Metric.LogLoss] = logLoss / confusion.Total;
    }

    private static double SquaredError(Prediction prediction)
    {
        var error = prediction.Probability - (prediction.InKayfabe ? 1 : 0);
        return error * error;
    }

    private static double LogLoss(Prediction prediction)
    {
        var probability = Math.Clamp(prediction.Probability, LogLossClip, 1 - LogLossClip);
        return -Math.Log(prediction.InKayfabe ? probability : 1 - probability);
    }
}
