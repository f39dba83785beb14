namespace Kayfabe.Study.Statistics;

/// <summary>A 95 % interval.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The percentile interval of a bootstrap: its resamples' 0.025 and 0.975 quantiles.</summary>
    /// <remarks>
    /// Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; quantiles by linear interpolation
    /// (Hyndman and Fan's type 7). Resamples in which the value is not defined (NaN) are passed over.
    /// </remarks>
    /// <returns>Null where no resample has a value.</returns>
    public static Interval? OfResamples(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray().Where(value => !double.IsNaN(value)).Order().ToArray();
        return sorted.Length == 0 ? null : new Interval(Quantile(sorted, 0.025), Quantile(sorted, 0.975));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
