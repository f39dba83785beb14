using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
namespace Kayfabe.Study.Sweeps;

/// <summary>The folds on which a sweep judges its cells: of the training rows, whole posts together.</summary>
public static class InnerFolds
{
    /// <summary>The folds, where there are as many posts.</summary>
    public const int Count = 5;

    /// <summary>Parts the training rows; the same rows and the same seed give the same folds.</summary>
    /// <returns>Those folds of which the others have both outcomes; there is at least one.</returns>
    /// <exception cref="InputException">There is none.</exception>
    public static IReadOnlyList<RowSets> Of(IReadOnlyList<MatrixRow> training, long seed)
    {
        var folds = GroupedFolds.Of(training, Count, repeat: 0, seed)
            .Where(fold => fold.Train.Any(row => training[row].InKayfabe) && fold.Train.Any(row => !training[row].InKayfabe))
            .ToArray();
        return folds.Length > 0
            ? folds
            : throw new InputException(new Fault(
                "the training rows cannot be parted into folds that leave both outcomes to learn from",
                "Annotate more posts, or raise split.fraction."));
    }
}
