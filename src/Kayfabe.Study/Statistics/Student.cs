namespace Kayfabe.Study.Statistics;

/// <summary>Student's t distribution.</summary>
public static class Student
{
    /// <summary>The value below which a share of the distribution lies.</summary>
    /// <param name="probability">The share, above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">1 or more.</param>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        if (probability < 0.5)
            return -Quantile(1 - probability, degreesOfFreedom);
        var (low, high) = (0.0, 1.0);
        while (1 - (TwoSided(high, degreesOfFreedom) / 2) < probability)
            high *= 2;
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (1 - (TwoSided(middle, degreesOfFreedom) / 2) < probability)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The probability of a value at least as far from 0.</summary>
    public static double TwoSided(double t, double degreesOfFreedom) =>
        IncompleteBeta(degreesOfFreedom / (degreesOfFreedom + (t * t)), degreesOfFreedom / 2, 0.5);

    // By the continued fraction of Abramowitz and Stegun (1964), 26.5.8, evaluated with Lentz's method.
    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
            return x <= 0 ? 0 : 1;
        if (x > (a + 1) / (a + b + 2))
            return 1 - IncompleteBeta(1 - x, b, a);
        var front = Math.Exp(
            LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x))) / a;
        var (value, c, d) = (1.0, 1.0, 0.0);
        for (var i = 0; i <= 300; i++)
        {
            var m = i / 2;
            var numerator = i == 0 ? 1
                : i % 2 == 0 ? m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)))
                : -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (numerator * d));
            c = NotZero(1 + (numerator / c));
            value *= c * d;
            if (Math.Abs(1 - (c * d)) < 1e-15)
                break;
        }
        return front * (value - 1);
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    // Lanczos' approximation, with the coefficients of Godfrey (2001) for g = 7.
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> coefficients =
        [
            676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
            -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        var sum = 0.99999999999980993;
        for (var i = 0; i < coefficients.Length; i++)
            sum += coefficients[i] / (x + i);
        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
