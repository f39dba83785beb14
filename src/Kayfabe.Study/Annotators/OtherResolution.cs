using Kayfabe.Study.Annotations;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>Why a resolution has no result of its own.</summary>
public enum NotRetrained
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>It is the study's own.</summary>
    Own,

    /// <summary>It gives the rows of the matrix the outcomes that they have.</summary>
    SameOutcomes,

    /// <summary>The training rows, or the test rows, all have one outcome.</summary>
    OneOutcome,

    /// <summary>It gives outcomes to pictures that the study leaves undecided, and which are no rows.</summary>
    MoreRows,
}

/// <summary>The result of the study where differing annotations are resolved otherwise.</summary>
/// <param name="Resolution">How they are resolved.</param>
/// <param name="TrainingRows">The training rows that have an outcome then.</param>
/// <param name="TestRows">The test rows that have one.</param>
/// <param name="Changed">How many of both have another outcome than in the study.</param>
/// <param name="Why">Why there is no result of its own.</param>
/// <param name="Accuracy">That of a model trained on these training rows, on these test rows.</param>
/// <param name="Difference">
/// This accuracy minus that of the study's own model, against the study's own outcomes, on the same test rows.
/// </param>
public sealed record OtherResolution(
    Resolution Resolution,
    int TrainingRows,
    int TestRows,
    int Changed,
    NotRetrained Why,
    Estimate? Accuracy,
    Estimate? Difference)
{
    /// <summary>The resolutions that need no adjudicator.</summary>
    private static readonly Resolution[] _all = [Resolution.Majority, Resolution.First, Resolution.Unanimous];

    /// <summary>Trains and evaluates under each resolution; the study's own is the first.</summary>
    /// <param name="codings">Who says what.</param>
    /// <param name="own">The study's resolution.</param>
    /// <param name="undecided">The pictures that have no outcome under it.</param>
    /// <param name="matrix">The rows of the study.</param>
    /// <param name="sets">Its split.</param>
    /// <param name="predictions">What the study's model predicts of its test rows.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    /// <param name="train">Trains on the first rows, with the study's settings, and predicts the second.</param>
    public static IReadOnlyList<OtherResolution> Each(
        Codings codings,
        Resolution own,
        IReadOnlySet<string> undecided,
        FeatureMatrix matrix,
        RowSets sets,
        IReadOnlyList<Prediction> predictions,
        double cut,
        Func<FeatureMatrix, FeatureMatrix, IReadOnlyList<Prediction>> train)
    {
        Resolution[] others = [.. _all.Where(resolution => resolution != own)];
        var results = new OtherResolution[others.Length];
        Parallel.For(0, results.Length, i => results[i] = Of(others[i]));
        return
        [
            new OtherResolution(own, sets.Train.Count, sets.Test.Count, 0, NotRetrained.Own,
                PostIntervals.OfAccuracy(predictions, cut), null),
            .. results,
        ];

        OtherResolution Of(Resolution resolution)
        {
            var outcomes = Outcomes.Resolve(codings, resolution)
                .Where(outcome => outcome.InKayfabe is not null && outcome.Yes + outcome.No > 0)
                .ToDictionary(outcome => outcome.Picture, outcome => outcome.InKayfabe!.Value, StringComparer.Ordinal);
            var (training, test) = (Select(sets.Train), Select(sets.Test));
            var changed = training.Concat(test).Select(row => matrix.Rows[row])
                .Count(row => outcomes[row.Id] != row.InKayfabe);
            var same = changed == 0 && training.Length == sets.Train.Count && test.Length == sets.Test.Count;
            var (trainRows, testRows) = (WithOutcomes(training), WithOutcomes(test));
            var why = outcomes.Keys.Any(undecided.Contains) ? NotRetrained.MoreRows
                : same ? NotRetrained.SameOutcomes
                : HasBoth(trainRows) && HasBoth(testRows) ? NotRetrained.None
                : NotRetrained.OneOutcome;
            var result = new OtherResolution(resolution, training.Length, test.Length, changed, why, null, null);
            if (why != NotRetrained.None)
                return result;
            var predicted = train(trainRows, testRows);
            return result with
            {
                Accuracy = PostIntervals.OfAccuracy(predicted, cut),
                Difference = Less(predicted, predictions, cut),
            };

            int[] Select(IReadOnlyList<int> rows) => [.. rows.Where(row => outcomes.ContainsKey(matrix.Rows[row].Id))];

            FeatureMatrix WithOutcomes(int[] rows)
            {
                var selected = matrix.SelectRows(rows);
                return selected.WithRows([.. selected.Rows.Select(row => row with { InKayfabe = outcomes[row.Id] })]);
            }
        }
    }

    private static bool HasBoth(FeatureMatrix matrix) =>
        matrix.Rows.Any(row => row.InKayfabe) && matrix.Rows.Any(row => !row.InKayfabe);

    private static Estimate Less(
        IReadOnlyList<Prediction> predicted, IReadOnlyList<Prediction> own, double cut)
    {
        var ofId = own.ToDictionary(prediction => prediction.Id, StringComparer.Ordinal);
        var mean = PostValue.MeanOfPairs([.. predicted.Select(one => new PostValue(
            one.Post, (one.IsRight(cut) ? 1 : 0) - (ofId[one.Id].IsRight(cut) ? 1 : 0)))]);
        return TestSize.Of(predicted).IsEnough ? mean : mean with { Interval = null };
    }
}
