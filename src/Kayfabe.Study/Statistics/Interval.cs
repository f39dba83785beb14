namespace Kayfabe.Study.Statistics;

/// <summary>A 95 % interval; its ends differ.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The level that all intervals here have.</summary>
    public const double Level = 0.95;

    /// <summary>The posts below which no interval is given: their spread is not known well enough.</summary>
    public const int FewestPosts = 20;

    /// <summary>The normal distribution's 0.975 quantile.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 0.975 quantile of t for a statistic of so many posts, more than one.</summary>
    public static double QuantileOf(double posts) => Student.Quantile((1 + Level) / 2, posts - 1);

    /// <summary>Wilson's score interval for a share, for rows that are independent of each other.</summary>
    /// <remarks>Wilson, JASA 22 (1927). Within [0, 1] for any counts.</remarks>
    /// <param name="successes">The rows that count.</param>
    /// <param name="total">All rows.</param>
    /// <returns>Null where there are no rows.</returns>
    public static Interval? Wilson(int successes, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, total);
        return total == 0 ? null : Wilson((double)successes / total, total, Z);
    }

    /// <summary>
    /// Wilson's interval for a share of rows that are not independent: with the number of independent rows that they
    /// are worth, and the quantile of t for the number of their posts.
    /// </summary>
    /// <remarks>
    /// Korn and Graubard, Survey Methodology 24 (1998), for the effective number and t; Franco, Little, Louis and Slud,
    /// J. Surv. Stat. Methodol. 7 (2019), who find Wilson's form the best of those for shares of clusters.
    /// </remarks>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="rows">The number of independent rows, above 0.</param>
    /// <param name="quantile">The quantile for <see cref="Level"/>.</param>
    public static Interval Wilson(double share, double rows, double quantile)
    {
        var squared = quantile * quantile;
        var scale = 1 + (squared / rows);
        var centre = (share + (squared / (2 * rows))) / scale;
        var half = quantile / scale * Math.Sqrt((share * (1 - share) / rows) + (squared / (4 * rows * rows)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>The interval of a value with a standard error.</summary>
    /// <returns>Null where the error is 0 or not known.</returns>
    public static Interval? Symmetric(double value, double error, double quantile) =>
        error > 0 ? new Interval(value - (quantile * error), value + (quantile * error)) : null;

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
