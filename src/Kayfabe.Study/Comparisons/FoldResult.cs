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
    /// <summary>The share of rows that are predicted right.</summary>
    public static Estimate Accuracy(this IReadOnlyList<FoldResult> folds, double cut) => Mean(
        folds, ResampledMean.OfShares,
        fold => [.. fold.Predictions!.Select(each => Value(each, each.IsRight(cut) ? 1 : 0))]).Mean;

    /// <summary>The accuracy of one model minus that of another, which was tested on the same folds.</summary>
    public static ResampledMean Difference(
        this IReadOnlyList<FoldResult> first, IReadOnlyList<FoldResult> second, double cut)
    {
        var others = second.ToDictionary(fold => (fold.Repeat, fold.Fold), fold => fold.Predictions);
        return Mean(
            [.. first.Where(fold => others[(fold.Repeat, fold.Fold)] is not null)],
            ResampledMean.OfDifferences,
            fold =>
            [
                .. fold.Predictions!.Zip(others[(fold.Repeat, fold.Fold)]!, (a, b) => Value(
                    a, (a.IsRight(cut) ? 1 : 0) - (b.IsRight(cut) ? 1 : 0))),
            ]);
    }

    private static ResampledMean Mean(
        IReadOnlyList<FoldResult> folds, Func<IReadOnlyList<FoldValues>, ResampledMean> mean,
        Func<FoldResult, RowValue[]> valuesOf)
    {
        var tested = folds.Where(fold => fold.Predictions is { Count: > 0 }).ToArray();
        var result = mean([.. tested.Select(fold => new FoldValues(fold.TrainRows, valuesOf(fold)))]);
        return SizeOf(tested).IsEnough ? result : new ResampledMean(result.Mean with { Interval = null }, null);
    }

    private static TestSize SizeOf(IEnumerable<FoldResult> folds) => TestSize.Of(
        [.. folds.SelectMany(fold => fold.Predictions!).DistinctBy(row => row.Id, StringComparer.Ordinal)]);

    private static RowValue Value(Prediction row, double value) => new(row.Id, row.Post, value);
}
