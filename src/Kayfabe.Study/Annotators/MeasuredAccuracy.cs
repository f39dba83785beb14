using Kayfabe.Study.Annotations;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>Why what a perfect model would be measured at is not known.</summary>
public enum NotMeasured
{
    /// <summary>It is known.</summary>
    None,

    /// <summary>The agreement of the annotators has no interval.</summary>
    TooFew,

    /// <summary>Two pairs of annotators agree to different degrees: not all are equally good.</summary>
    Unequal,

    /// <summary>Where two annotators differ, the one says yes much more often: errors depend on the outcome.</summary>
    OneSided,

    /// <summary>There are no test rows.</summary>
    NoTestRows,

    /// <summary>The interval of the agreement reaches 1/2, that of annotators who guess.</summary>
    NearChance,
}

/// <summary>
/// What the measured accuracy of a model means, since the outcomes it is measured against have errors.
/// </summary>
/// <param name="Annotator">
/// The accuracy of one annotator, and so what a perfect model would be measured at against one; the ends are those of
/// the agreement's interval.
/// </param>
/// <param name="Outcomes">
/// The share of the test rows' outcomes that are right, and so what a perfect model would be measured at against them.
/// </param>
/// <param name="Model">
/// The true accuracy of the model: the value that goes with the measured one, from the lowest to the highest that the
/// ends of both intervals allow. Null where it is not known, or <see cref="IsAbove"/>.
/// </param>
/// <param name="IsAbove">
/// Whether the interval of the measured accuracy is above what a perfect model would be measured at: then the errors of
/// the model are not independent of the annotators', and its true accuracy is not known.
/// </param>
/// <param name="Why">Why the others are null; none where they are not.</param>
/// <remarks>Under the assumptions of <see cref="AnnotatorErrors"/>.</remarks>
public sealed record MeasuredAccuracy(
    Estimate? Annotator, Estimate? Outcomes, Estimate? Model, bool IsAbove, NotMeasured Why)
{
    /// <summary>Finds what a measured accuracy means.</summary>
    /// <param name="reliability">How far the annotators agree, all and each pair.</param>
    /// <param name="margins">
    /// For each test row, the annotators who say its outcome minus those who say the other; the adjudicator is one.
    /// </param>
    /// <param name="measured">The model's accuracy on these rows.</param>
    public static MeasuredAccuracy Of(
        AnnotatorReliability reliability, IReadOnlyList<int> margins, Estimate measured)
    {
        if (reliability.Percent is not { Value: { } share, Interval: { } interval })
            return Unknown(NotMeasured.TooFew);
        if (margins.Count == 0)
            return Unknown(NotMeasured.NoTestRows);
        if (interval.Low <= 0.5)
            return Unknown(NotMeasured.NearChance);
        if (AreUnequal(reliability.Pairs))
            return Unknown(NotMeasured.Unequal);
        if (reliability.Pairs.Any(IsOneSided))
            return Unknown(NotMeasured.OneSided);
        var annotator = Map(share, interval, one => AnnotatorErrors.Accuracy(one)!.Value);
        var outcomes = Map(annotator.Value!.Value, annotator.Interval!.Value, one => OutcomesOf(one, margins));
        var isAbove = measured.Interval is { } range && range.Low > outcomes.Interval!.Value.High;
        return new MeasuredAccuracy(
            annotator, outcomes, isAbove ? null : ModelOf(measured, outcomes), isAbove, NotMeasured.None);
    }

    // Intervals that do not overlap: of equally good annotators, two do so about once in 200.
    private static bool AreUnequal(IReadOnlyList<PairReliability> pairs)
    {
        Interval[] intervals = [.. pairs.Select(pair => pair.Percent.Interval).OfType<Interval>()];
        return intervals.Length > 0 && intervals.Max(one => one.Low) > intervals.Min(one => one.High);
    }

    // By the assumptions either value is as often the first's. McNemar, Psychometrika 12 (1947); at 99 %, as there may
    // be several pairs.
    private static bool IsOneSided(PairReliability pair)
    {
        var differ = pair.YesNo + pair.NoYes;
        if (differ == 0)
            return false;
        var first = Interval.Wilson((double)pair.YesNo / differ, differ, 2.5758);
        return first.Low > 0.5 || first.High < 0.5;
    }

    private static MeasuredAccuracy Unknown(NotMeasured why) => new(null, null, null, false, why);

    private static double OutcomesOf(double accuracy, IReadOnlyList<int> margins) => accuracy == 1
        ? margins.Average(margin => margin > 0 ? 1 : 0.5)
        : margins.CountBy(margin => margin).Sum(pair =>
            AnnotatorErrors.OutcomeAccuracy(accuracy, pair.Key) * pair.Value) / margins.Count;

    private static Estimate? ModelOf(Estimate measured, Estimate outcomes)
    {
        if (measured is not { Value: { } value, Interval: { } range }
            || outcomes is not { Value: { } right, Interval: { Low: > 0.5 } of })
        {
            return null;
        }
        double[] corners =
        [
            AnnotatorErrors.True(range.Low, of.Low), AnnotatorErrors.True(range.Low, of.High),
            AnnotatorErrors.True(range.High, of.Low), AnnotatorErrors.True(range.High, of.High),
        ];
        return new Estimate(
            Math.Clamp(AnnotatorErrors.True(value, right), 0, 1),
            new Interval(Math.Clamp(corners.Min(), 0, 1), Math.Clamp(corners.Max(), 0, 1)));
    }

    private static Estimate Map(double value, Interval interval, Func<double, double> rising) =>
        new(rising(value), new Interval(rising(interval.Low), rising(interval.High)));
}
