using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Statistics;

public class StudentTests
{
    [Theory]
    [InlineData(0.975, 1, 12.706204736174693)]
    [InlineData(0.975, 9, 2.262157162798205)]
    [InlineData(0.025, 3, -3.182446305283707)]
    public void Quantiles_are_those_of_the_tables(double probability, double freedom, double expected) =>
        Assert.Equal(expected, Student.Quantile(probability, freedom), 1e-6);

    [Theory]
    [InlineData(0, 5, 1)]
    [InlineData(2.262157162798205, 9, 0.05)]
    [InlineData(-12.706204736174693, 1, 0.05)]
    public void Two_sided_probabilities_are_those_of_the_tables(double t, double freedom, double expected) =>
        Assert.Equal(expected, Student.TwoSided(t, freedom), 1e-9);
}
