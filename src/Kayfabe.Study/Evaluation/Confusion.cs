namespace Kayfabe.Study.Evaluation;

/// <summary>Counts of predicted against annotated; positive is <em>in kayfabe</em>.</summary>
/// <remarks>A ratio is null where its denominator is 0: a class that is never present or never predicted.</remarks>
public sealed record Confusion(int TrueNegatives, int FalsePositives, int FalseNegatives, int TruePositives)
{
    /// <summary>The number of rows.</summary>
    public int Total => TrueNegatives + FalsePositives + FalseNegatives + TruePositives;

    /// <summary>The share of rows predicted right.</summary>
    public double? Accuracy => Ratio(TrueNegatives + TruePositives, Total);

    /// <summary>Of the rows predicted positive, the share that is (positive predictive value).</summary>
    public double? Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>Of the positive rows, the share predicted so (sensitivity).</summary>
    public double? Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Of the negative rows, the share predicted so.</summary>
    public double? Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The mean of recall and specificity: classes of any size count the same.</summary>
    /// <remarks>Brodersen et al., ICPR 2010.</remarks>
    public double? BalancedAccuracy => (Recall + Specificity) / 2;

    /// <summary>The harmonic mean of precision and recall, as 2 TP / (2 TP + FP + FN).</summary>
    /// <remarks>Van Rijsbergen, Information Retrieval, 2nd ed. (1979), chapter 7, with beta = 1.</remarks>
    public double? F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Matthews' correlation coefficient, -1 to 1; 0 is chance.</summary>
    /// <remarks>
    /// Matthews, Biochim. Biophys. Acta 405 (1975). Not defined, rather than 0 by convention, where a row or column of
    /// the table is empty.
    /// </remarks>
    public double? Mcc
    {
        get
        {
            var margins = Math.Sqrt((double)(TruePositives + FalsePositives) * (TruePositives + FalseNegatives))
                * Math.Sqrt((double)(TrueNegatives + FalsePositives) * (TrueNegatives + FalseNegatives));
            var covariance = ((double)TruePositives * TrueNegatives) - ((double)FalsePositives * FalseNegatives);
            return margins == 0 ? null : covariance / margins;
        }
    }

    /// <summary>Counts the predictions, positive at <paramref name="cut"/> or above.</summary>
    public static Confusion Of(IEnumerable<Prediction> predictions, double cut)
    {
        int tn = 0, fp = 0, fn = 0, tp = 0;
        foreach (var prediction in predictions)
        {
            _ = (prediction.InKayfabe, prediction.Probability >= cut) switch
            {
                (false, false) => tn++,
                (false, true) => fp++,
                (true, false) => fn++,
                (true, true) => tp++,
            };
        }
        return new Confusion(tn, fp, fn, tp);
    }

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
