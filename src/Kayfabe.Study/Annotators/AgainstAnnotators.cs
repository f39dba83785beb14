using Kayfabe.Study.Annotations;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>Test pictures by what their annotators say.</summary>
public enum TestPictures
{
    /// <summary>All that have an annotation of this annotator, or an outcome.</summary>
    All,

    /// <summary>Those on which two annotators or more agree, and none differs.</summary>
    Agreed,

    /// <summary>Those on which annotators differ.</summary>
    Disputed,
}

/// <summary>The accuracy of the model's predictions against an annotator.</summary>
/// <param name="Annotator">The annotator; null for the study's outcomes.</param>
/// <param name="Which">Which test pictures.</param>
/// <param name="Pictures">How many these are.</param>
/// <param name="Accuracy">Without a value where there are too few of them.</param>
public sealed record AccuracyAgainst(string? Annotator, TestPictures Which, int Pictures, Estimate Accuracy)
{
    /// <summary>Measures the predictions against the study's outcomes, and against each annotator.</summary>
    /// <param name="predictions">The predictions of the test rows.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    /// <param name="codings">Who says what.</param>
    public static IReadOnlyList<AccuracyAgainst> Of(
        IReadOnlyList<Prediction> predictions, double cut, Codings codings)
    {
        var places = codings.Pictures.Index()
            .ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var rows = predictions.Where(prediction => places.ContainsKey(prediction.Id))
            .Select(prediction => (Prediction: prediction, Place: places[prediction.Id])).ToArray();
        return
        [
            .. from annotator in Enumerable.Range(-1, codings.Annotators.Count + 1)
               from pictures in Enum.GetValues<TestPictures>()
               select Measure(annotator, pictures),
        ];

        AccuracyAgainst Measure(int annotator, TestPictures pictures)
        {
            var of = new List<Prediction>();
            foreach (var (prediction, place) in rows)
            {
                var says = annotator < 0
                    ? prediction.InKayfabe ? Coding.Yes : Coding.No
                    : codings.Values[annotator][place];
                if (says == Coding.None || (pictures != TestPictures.All && GroupOf(codings, place) != pictures))
                    continue;
                of.Add(prediction with { InKayfabe = says == Coding.Yes });
            }
            return new AccuracyAgainst(
                annotator < 0 ? null : codings.Annotators[annotator],
                pictures,
                of.Count,
                TestSize.Of(of).IsEnough ? PostIntervals.OfAccuracy(of, cut) : new Estimate(null, null));
        }
    }

    private static TestPictures GroupOf(Codings codings, int place)
    {
        var yes = codings.Values.Count(values => values[place] == Coding.Yes);
        var no = codings.Values.Count(values => values[place] == Coding.No);
        return (yes, no) switch
        {
            ( > 0, > 0) => TestPictures.Disputed,
            ( > 1, 0) or (0, > 1) => TestPictures.Agreed,
            _ => TestPictures.All,
        };
    }
}
