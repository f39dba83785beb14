using MathNet.Numerics.Distributions;

namespace Kayfabe.Study.Statistics;

/// <summary>Student's t distribution.</summary>
public static class Student
{
    /// <summary>The value below which t is with a probability.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">Above 0; for a statistic of clusters their number less one.</param>
    public static double Quantile(double probability, double degreesOfFreedom) =>
        StudentT.InvCDF(0, 1, degreesOfFreedom, probability);

    /// <summary>The probability of a t at least as far from 0, either way.</summary>
    public static double TwoSided(double t, double degreesOfFreedom) =>
        2 * StudentT.CDF(0, 1, degreesOfFreedom, -Math.Abs(t));
}
