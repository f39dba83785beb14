using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Annotators;

public sealed class AnnotatorErrorsTests
{
    [Theory]
    [InlineData(0.9, 0.82)]
    [InlineData(1, 1)]
    [InlineData(0.5, 0.5)]
    public void Agreement_and_accuracy_are_as_by_hand(double accuracy, double agreement)
    {
        Assert.Equal(agreement, AnnotatorErrors.Agreement(accuracy), 12);
        Assert.Equal(accuracy, AnnotatorErrors.Accuracy(agreement)!.Value, 12);
    }

    [Fact]
    public void Agreement_below_one_half_says_nothing() => Assert.Null(AnnotatorErrors.Accuracy(0.49));

    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(2, 0.81 / 0.82)]
    [InlineData(0, 0.5)]
    [InlineData(-1, 0.1)]
    public void An_outcome_is_right_by_the_majority_behind_it(int margin, double right) =>
        Assert.Equal(right, AnnotatorErrors.OutcomeAccuracy(0.9, margin), 12);

    [Fact]
    public void A_model_of_90_percent_is_measured_at_82_against_annotators_of_90()
    {
        Assert.Equal(0.82, AnnotatorErrors.Measured(0.9, 0.9), 12);
        Assert.Equal(0.9, AnnotatorErrors.True(0.82, 0.9), 12);
        Assert.Equal(0.9, AnnotatorErrors.Measured(1, 0.9), 12);
    }

    [Fact]
    public void What_a_measured_accuracy_means_is_as_by_hand()
    {
        // 82 % agreement: annotators of 90 %. One row each by one annotator and by two who agree.
        var measured = MeasuredAccuracy.Of(Reliability(Of(0.82, 0.745, 0.905)), [1, 2], Of(0.8, 0.7, 0.9));
        Assert.Equal(NotMeasured.None, measured.Why);
        AssertEqual(Of(0.9, 0.85, 0.95), measured.Annotator!);
        var (low, high) = ((0.85 + (0.85 * 0.85 / 0.745)) / 2, (0.95 + (0.95 * 0.95 / 0.905)) / 2);
        var right = (0.9 + (0.81 / 0.82)) / 2;
        AssertEqual(Of(right, low, high), measured.Outcomes!);
        // The more outcomes are right, the less a measured accuracy above one half means.
        AssertEqual(
            Of(
                (0.8 - 1 + right) / ((2 * right) - 1),
                (0.7 - 1 + high) / ((2 * high) - 1),
                (0.9 - 1 + low) / ((2 * low) - 1)),
            measured.Model!);
        Assert.False(measured.IsAbove);
    }

    [Fact]
    public void True_accuracy_does_not_pass_1()
    {
        var model = MeasuredAccuracy.Of(Reliability(Of(0.82, 0.745, 0.905)), [1], Of(0.93, 0.88, 0.97)).Model!;
        Assert.Equal(1, model.Value);
        Assert.Equal(1, model.Interval!.Value.High);
        Assert.InRange(model.Interval.Value.Low, 0.9, 0.99);
    }

    [Fact]
    public void A_model_measured_above_a_perfect_one_shares_errors_with_the_annotators()
    {
        var measured = MeasuredAccuracy.Of(Reliability(Of(0.82, 0.745, 0.905)), [1, 1], Of(0.98, 0.96, 0.99));
        Assert.True(measured.IsAbove);
        Assert.Null(measured.Model);
        Assert.NotNull(measured.Outcomes);
    }

    [Fact]
    public void Where_nothing_is_known_nothing_is_said()
    {
        var accuracy = Of(0.8, 0.7, 0.9);
        Assert.Equal(NotMeasured.TooFew, MeasuredAccuracy.Of(Reliability(new Estimate(0.9, null)), [1], accuracy).Why);
        Assert.Equal(NotMeasured.NoTestRows, MeasuredAccuracy.Of(Reliability(Of(0.9, 0.8, 0.95)), [], accuracy).Why);
        Assert.Equal(NotMeasured.NearChance, MeasuredAccuracy.Of(Reliability(Of(0.6, 0.5, 0.7)), [1], accuracy).Why);
        Assert.Null(MeasuredAccuracy.Of(Reliability(Of(0.9, 0.8, 0.95)), [1], new Estimate(0.8, null)).Model);
    }

    [Fact]
    public void Full_agreement_leaves_the_measured_accuracy_as_it_is()
    {
        var measured = MeasuredAccuracy.Of(Reliability(Of(1, 0.95, 1)), [2, 2], Of(0.8, 0.7, 0.9));
        Assert.Equal(1, measured.Outcomes!.Value);
        Assert.Equal(0.8, measured.Model!.Value!.Value, 12);
        Assert.Equal(0.7, measured.Model.Interval!.Value.Low, 12);
    }

    [Fact]
    public void A_simulated_study_is_measured_as_the_formulas_say()
    {
        var random = new SplitMix64(11);
        var (agree, right, perfect, rows) = (0, 0, 0, 200_000);
        for (var row = 0; row < rows; row++)
        {
            var truth = Chance(0.3);
            bool[] says = [truth == Chance(0.9), truth == Chance(0.9), truth == Chance(0.9)];
            var outcome = says.Count(one => one) >= 2;
            agree += says[0] == says[1] ? 1 : 0;
            right += outcome == (truth == Chance(0.85)) ? 1 : 0;
            perfect += outcome == truth ? 1 : 0;
        }
        Assert.Equal(AnnotatorErrors.Agreement(0.9), (double)agree / rows, 0.005);
        // Three agree in 0.9^3 + 0.1^3 of pictures, and else two against one.
        var of = (0.73 * AnnotatorErrors.OutcomeAccuracy(0.9, 3)) + (0.27 * AnnotatorErrors.OutcomeAccuracy(0.9, 1));
        Assert.Equal(of, (double)perfect / rows, 0.005);
        Assert.Equal(AnnotatorErrors.Measured(0.85, of), (double)right / rows, 0.005);

        bool Chance(double probability) => (random.Next() >> 11) * (1.0 / (1UL << 53)) < probability;
    }

    [Fact]
    public void Where_pairs_agree_to_different_degrees_the_annotators_are_not_equally_good()
    {
        var reliability = Reliability(Of(0.82, 0.745, 0.905)) with
        {
            Pairs =
            [
                Pair("a", "b", Of(0.9, 0.86, 0.93)), Pair("a", "c", Of(0.7, 0.6, 0.8)), Pair("b", "c", new(1, null)),
            ],
        };
        Assert.Equal(NotMeasured.Unequal, MeasuredAccuracy.Of(reliability, [1], Of(0.8, 0.7, 0.9)).Why);
        reliability = reliability with { Pairs = reliability.Pairs.Take(1).ToArray() };
        Assert.Equal(NotMeasured.None, MeasuredAccuracy.Of(reliability, [1], Of(0.8, 0.7, 0.9)).Why);
    }

    [Theory]
    [InlineData(20, 11, NotMeasured.None)]
    [InlineData(27, 4, NotMeasured.OneSided)]
    [InlineData(4, 27, NotMeasured.OneSided)]
    public void Where_it_is_mostly_one_who_says_yes_errors_depend_on_the_outcome(int yesNo, int noYes, NotMeasured why)
    {
        var pair = Pair("a", "b", Of(0.9, 0.86, 0.93)) with { YesNo = yesNo, NoYes = noYes };
        var reliability = Reliability(Of(0.82, 0.745, 0.905)) with { Pairs = [pair] };
        Assert.Equal(why, MeasuredAccuracy.Of(reliability, [1], Of(0.8, 0.7, 0.9)).Why);
    }

    private static AnnotatorReliability Reliability(Estimate percent) =>
        new(["a", "b", "c"], 300, 300, 200, percent, new(null, null), []);

    private static PairReliability Pair(string first, string second, Estimate percent) =>
        new(first, second, 0, 0, 0, 0, percent, new(null, null), new(null, null));

    private static Estimate Of(double value, double low, double high) => new(value, new Interval(low, high));

    private static void AssertEqual(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Value!.Value, actual.Value!.Value, 9);
        Assert.Equal(expected.Interval!.Value.Low, actual.Interval!.Value.Low, 9);
        Assert.Equal(expected.Interval.Value.High, actual.Interval.Value.High, 9);
    }
}
