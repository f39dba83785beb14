using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>What was predicted for a fold by a model of the other folds.</summary>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="TrainRows">The number of rows of the other folds.</param>
/// <param name="Predictions">Null where the other folds have one outcome only, so that nothing could be learnt.</param>
public sealed record FoldResult(int Repeat, int Fold, int TrainRows, IReadOnlyList<Prediction>? Predictions);

/// <summary>Accuracies and their differences over folds; see <see cref="ResampledMean"/> for the intervals.</summary>
public static class FoldResults
{
    /// <summary>The fewest posts of which an interval is given.</summary>
    public const int FewestPosts = 20;

    /// <summary>The fewest rows of either outcome of which an interval is given.</summary>
    public const int FewestOfOutcome = 10;

    /// <summary>The share of rows that are predicted right.</summary>
    public static ResampledMean Accuracy(this IReadOnlyList<FoldResult> folds, double cut) => Mean(
        folds, fold => [.. fold.Predictions!.Select(each => Value(each, each.IsRight(cut) ? 1 : 0))]) is var mean
        && mean.Mean.Interval is { } interval
            ? mean with
            {
                Mean = mean.Mean with
                {
                    Interval = new Interval(Math.Max(0, interval.Low), Math.Min(1, interval.High)),
                },
            }
            : mean;

    /// <summary>The accuracy of one model minus that of another, which was tested on the same folds.</summary>
    public static ResampledMean Difference(
        this IReadOnlyList<FoldResult> first, IReadOnlyList<FoldResult> second, double cut)
    {
        var others = second.ToDictionary(fold => (fold.Repeat, fold.Fold), fold => fold.Predictions);
        return Mean(
            [.. first.Where(fold => others[(fold.Repeat, fold.Fold)] is not null)],
            fold =>
            [
                .. fold.Predictions!.Zip(others[(fold.Repeat, fold.Fold)]!, (a, b) => Value(
                    a, (a.IsRight(cut) ? 1 : 0) - (b.IsRight(cut) ? 1 : 0))),
            ]);
    }

    private static ResampledMean Mean(IReadOnlyList<FoldResult> folds, Func<FoldResult, RowValue[]> valuesOf)
    {
        var tested = folds.Where(fold => fold.Predictions is { Count: > 0 }).ToArray();
        var mean = ResampledMean.Of([.. tested.Select(fold => new FoldValues(fold.TrainRows, valuesOf(fold)))]);
        return AreEnough(tested.SelectMany(fold => fold.Predictions!))
            ? mean
            : new ResampledMean(mean.Mean with { Interval = null }, null);
    }

    /// <summary>Whether there are enough rows for an interval.</summary>
    internal static bool AreEnough(IEnumerable<Prediction> predictions)
    {
        var rows = predictions.DistinctBy(row => row.Id, StringComparer.Ordinal).ToArray();
        var positives = rows.Count(row => row.InKayfabe);
        return Math.Min(positives, rows.Length - positives) >= FewestOfOutcome
            && rows.Select(row => row.Post).Distinct(StringComparer.Ordinal).Count() >= FewestPosts;
    }

    private static RowValue Value(Prediction row, double value) => new(row.Id, row.Post, value);

    /// <summary>Whether the row is predicted right at a cut.</summary>
    internal static bool IsRight(this Prediction prediction, double cut) =>
        prediction.Probability >= cut == prediction.InKayfabe;
}
