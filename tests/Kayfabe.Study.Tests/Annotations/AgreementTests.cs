using Kayfabe.Study.Annotations;

namespace Kayfabe.Study.Tests.Annotations;

/// <summary>The worked examples that the sources of the coefficients give; <c>*</c> is not coded.</summary>
public sealed class AgreementTests
{
    [Theory]
    [InlineData(
        "* * * * * 3 4 1 2 1 1 3 3 * 3 / 1 * 2 1 3 3 4 3 * * * * * * * / * * 2 1 3 4 4 * 2 1 1 3 3 * 4",
        26,
        56.0 / 81)]
    [InlineData(
        "1 2 3 3 2 1 4 1 2 * * * / 1 2 3 3 2 2 4 1 2 5 * 3 / * 3 3 3 2 3 4 2 2 5 1 * / 1 2 3 3 2 4 4 1 2 5 1 *",
        40,
        113.0 / 152)]
    [InlineData("1 2 1 1 1 1 1 1 2 1 / 2 2 2 1 1 2 1 1 1 1", 20, 2.0 / 21)]
    public void Alpha_is_as_in_the_worked_examples(string coders, int pairable, double alpha)
    {
        var coincidences = Coincidences(coders);
        Assert.Equal(pairable, coincidences.Sum(), 12);
        Assert.Equal(alpha, Agreement.KrippendorffsAlpha(coincidences)!.Value, 12);
    }

    [Fact]
    public void Kappa_is_as_in_the_worked_example()
    {
        Assert.Equal(0.4, Agreement.CohensKappa([20, 5, 10, 15])!.Value, 12);
        Assert.Equal(0.7, Agreement.Percent([20, 5, 10, 15])!.Value, 12);
    }

    [Fact]
    public void Full_agreement_is_1_and_full_disagreement_below_0()
    {
        Assert.Equal(1, Agreement.CohensKappa([3, 0, 0, 4]));
        Assert.Equal(1, Agreement.KrippendorffsAlpha(Coincidences("1 2 1 / 1 2 1")));
        Assert.Equal(-1, Agreement.CohensKappa([0, 3, 3, 0]));
        Assert.True(Agreement.KrippendorffsAlpha(Coincidences("1 2 1 / 2 1 2")) < 0);
    }

    [Fact]
    public void Where_one_value_occurs_kappa_and_alpha_are_not_defined()
    {
        Assert.Null(Agreement.CohensKappa([7, 0, 0, 0]));
        Assert.Null(Agreement.KrippendorffsAlpha(Coincidences("1 1 1 / 1 1 1")));
        Assert.Equal(1, Agreement.Percent([7, 0, 0, 0]));
    }

    [Fact]
    public void Where_nothing_is_annotated_twice_nothing_is_defined()
    {
        var none = Coincidences("1 * 2 / * 1 *");
        Assert.Null(Agreement.Percent(none));
        Assert.Null(Agreement.CohensKappa(none));
        Assert.Null(Agreement.KrippendorffsAlpha(none));
    }

    private static double[] Coincidences(string coders)
    {
        var rows = coders.Split('/').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var values = rows.SelectMany(row => row).Where(value => value != "*").Distinct().Order().ToList();
        var coincidences = new double[values.Count * values.Count];
        for (var unit = 0; unit < rows[0].Length; unit++)
        {
            var counts = values.Select(value => rows.Count(row => row[unit] == value)).ToArray();
            Agreement.AddCoincidences(counts, coincidences);
        }
        return coincidences;
    }
}
