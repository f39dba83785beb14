namespace Kayfabe.Study.Statistics;

/// <summary>A 95 % interval.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The level that all intervals here have.</summary>
    public const double Level = 0.95;

    /// <summary>The normal distribution's 0.975 quantile.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's score interval for a share, for rows that are independent of each other.</summary>
    /// <remarks>Wilson, JASA 22 (1927). Within [0, 1] for any counts.</remarks>
    /// <param name="successes">The rows that count.</param>
    /// <param name="total">All rows.</param>
    /// <returns>Null where there are no rows.</returns>
    public static Interval? Wilson(int successes, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, total);
        if (total == 0)
            return null;
        var share = (double)successes / total;
        var scale = 1 + (Z * Z / total);
        var centre = (share + (Z * Z / (2 * total))) / scale;
        var half = Z / scale * Math.Sqrt((share * (1 - share) / total) + (Z * Z / (4.0 * total * total)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>Wilson's score interval for a share, at a number of independent rows that need not be whole.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="total">The number of rows, above 0.</param>
    /// <param name="quantile">Of the standard normal distribution, or Student's.</param>
    internal static Interval Wilson(double share, double total, double quantile)
    {
        var square = quantile * quantile;
        var scale = 1 + (square / total);
        var centre = (share + (square / (2 * total))) / scale;
        var half = quantile / scale * Math.Sqrt((share * (1 - share) / total) + (square / (4 * total * total)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>The percentile interval of a bootstrap: its resamples' 0.025 and 0.975 quantiles.</summary>
    /// <remarks>
    /// Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; quantiles by linear interpolation
    /// (Hyndman and Fan's type 7, numpy's default). Resamples in which the metric is not defined (NaN) are left out.
    /// </remarks>
    /// <returns>Null where no resample has a value.</returns>
    public static Interval? OfResamples(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray().Where(value => !double.IsNaN(value)).Order().ToArray();
        return sorted.Length == 0
            ? null
            : new Interval(Quantile(sorted, (1 - Level) / 2), Quantile(sorted, (1 + Level) / 2));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
