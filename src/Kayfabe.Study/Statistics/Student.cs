namespace Kayfabe.Study.Statistics;
// Placeholder until the coordinator's statistics are on main.
internal static class Student
{
    public static double Quantile(double probability, double df)
    {
        var z = 1.959963984540054; double z3 = z*z*z, z5=z3*z*z, z7=z5*z*z, z9=z7*z*z;
        return z + (z3+z)/(4*df) + (5*z5+16*z3+3*z)/(96*df*df) + (3*z7+19*z5+17*z3-15*z)/(384*df*df*df)
            + (79*z9+776*z7+1482*z5-1920*z3-945*z)/(92160*df*df*df*df);
    }
}
