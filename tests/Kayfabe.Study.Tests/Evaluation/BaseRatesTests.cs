using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class BaseRatesTests
{
    [Fact]
    public void Predictive_values_follow_bayes_theorem()
    {
        // The published table: recall 195 / 225, specificity 175 / 216. At a base rate of 10 %: .1 * .8667 = .08667 and
        // .9 * .1898 = .17083, so that .08667 / .25750 = .33657 of those predicted in kayfabe are.
        var values = BaseRates.Of(Cases.Original(), 0.5);
        var tenth = values.Single(value => value.BaseRate == 0.1);
        Assert.Equal(0.33657, tenth.Precision.Value!.Value, 4);
        Assert.InRange(tenth.Precision.Value.Value, tenth.Precision.Interval!.Value.Low, tenth.Precision.Interval.Value.High);
        // At the study's own rate they are its own.
        var own = values.Single(value => value.BaseRate == 225 / 441.0);
        Assert.Equal(195 / 236.0, own.Precision.Value!.Value, 12);
        Assert.Equal(175 / 205.0, own.NegativePredictiveValue.Value!.Value, 12);
    }

    [Fact]
    public void Net_benefit_weighs_false_positives_by_the_odds_of_the_cut()
    {
        // 195 true and 41 false positives of 441 rows, at a cut of 20 %: (195 - 41 * .2 / .8) / 441.
        var points = NetBenefit.Of(Cases.Original());
        var fifth = points.Single(point => point.Cut == 0.2);
        Assert.Equal((195 - (41 * 0.25)) / 441, fifth.Model.Value!.Value, 12);
        Assert.Equal((225 - (216 * 0.25)) / 441, fifth.All, 12);
        Assert.Equal(fifth.Model.Value.Value - fifth.All, fifth.OverAll.Value!.Value, 12);
        // Better by (175 true negatives * .25 - 30 false negatives) / 441 rows, .0312. A row's variance is
        // (175 * .25^2 + 30) / 441 - .0312^2 = .0919, so that 1.9654 standard errors are .0284: just shown.
        Assert.Equal(((175 * 0.25) - 30) / 441, fifth.OverAll.Value.Value, 12);
        Assert.Equal(0.0312 - 0.0284, fifth.OverAll.Interval!.Value.Low, 3);
        Assert.True(fifth.IsBetter);
        Assert.False(points.Single(point => point.Cut == 0.1).IsBetter);
    }

    [Fact]
    public void Rows_of_one_outcome_have_neither()
    {
        Assert.Empty(BaseRates.Of(Cases.Of((1, 0.9), (1, 0.2)), 0.5));
        Assert.Empty(NetBenefit.Of(Cases.Of((1, 0.9), (1, 0.2))));
    }

    [Fact]
    public void The_detectable_difference_is_so_many_standard_errors()
    {
        // 400 posts of a row: only the constant prediction is right in the first 100, both in the next, only the model in
        // the third, and neither in the last. The difference is 0 ...
        Prediction[] rows =
        [
            .. Enumerable.Range(0, 400).Select(i => new Prediction(
                $"{i}", $"{i}", i < 200, i is >= 100 and < 300 == i < 200 ? 1 : 0)),
        ];
        var difference = BaselineDifference.Of(rows, 0.5, constant: true);
        Assert.Equal(0, difference.Accuracy.Value!.Value, 12);
        // ... so that its variance is .5 / 399 + 2 / 402^2, and (1.9659 + 0.8426) of its root can be shown.
        var error = Math.Sqrt((0.5 / 399) + (2 / (402.0 * 402)));
        Assert.Equal((1.96593 + 0.84256) * error, difference.Detectable!.Value, 4);
    }
}
