using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Splits;

/// <summary>The folds of the training rows, by whole posts, on which settings are compared.</summary>
public static class InnerFolds
{
    /// <summary>The folds of a sweep, where there are as many posts.</summary>
    public const int Count = 5;

    /// <summary>Divides the training rows; the same rows and the same seed give the same folds.</summary>
    /// <returns>Those folds of which the others have both outcomes; there is at least one.</returns>
    /// <exception cref="InputException">There is none.</exception>
    public static IReadOnlyList<RowSets> Of(IReadOnlyList<MatrixRow> training, long seed)
    {
        var folds = Find(training, Count, seed);
        return folds.Count > 0
            ? folds
            : throw new InputException(new Fault(
                "the training rows cannot be divided into folds that keep both outcomes in training",
                "Annotate more posts, or raise split.fraction."));
    }

    /// <summary>Divides the training rows; the same rows and the same seed give the same folds.</summary>
    /// <param name="training">The training rows.</param>
    /// <param name="count">The folds, 2 or more; where there are fewer posts, each post is a fold.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Those folds of which the others have both outcomes; there may be none.</returns>
    public static IReadOnlyList<RowSets> Find(IReadOnlyList<MatrixRow> training, int count, long seed) =>
    [
        .. GroupedFolds.Of(training, count, repeat: 0, seed)
            .Where(fold => fold.Train.Any(row => training[row].InKayfabe)
                && fold.Train.Any(row => !training[row].InKayfabe)),
    ];
}
