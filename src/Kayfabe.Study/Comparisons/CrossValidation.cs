using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>How good a fold was predicted.</summary>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Posts">Their posts.</param>
/// <param name="Accuracy">The share of its rows that was predicted right.</param>
public sealed record FoldScore(int Repeat, int Fold, int Rows, int Posts, double Accuracy);

/// <summary>
/// Repeated cross-validation of the study's training by whole posts: each row is tested once per repeat.
/// </summary>
/// <param name="Folds">
/// The folds of a repeat, as many as the settings say, or as there are posts where these are fewer.
/// </param>
/// <param name="Repeats">The repeats.</param>
/// <param name="Rows">The rows that were tested.</param>
/// <param name="Accuracy">
/// The mean over these rows of the share of repeats in which a row was predicted right; its interval takes account of
/// other posts and of the overlap of the training sets: <see cref="ResampledMean"/>.
/// </param>
/// <param name="OfRepeats">The accuracy over all rows of each repeat.</param>
/// <param name="Deviation">The standard deviation (n - 1) of the folds' accuracies; null of fewer than two.</param>
/// <param name="Scores">The folds, by repeat and fold.</param>
/// <param name="LeftOut">The folds that could not be tested, since the others have one outcome only.</param>
/// <remarks>Kohavi, IJCAI 1995; whole posts: Roberts et al., Ecography 40 (2017).</remarks>
public sealed record CrossValidation(
    int Folds,
    int Repeats,
    int Rows,
    Estimate Accuracy,
    IReadOnlyList<double> OfRepeats,
    double? Deviation,
    IReadOnlyList<FoldScore> Scores,
    int LeftOut)
{
    /// <summary>Evaluates the folds.</summary>
    /// <param name="results">Each fold of each repeat, by repeat and fold; there may be none.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    public static CrossValidation Of(IReadOnlyList<FoldResult> results, double cut)
    {
        FoldScore[] scores =
        [
            .. from result in results
               where result.Predictions is { Count: > 0 }
               select ScoreOf(result.Repeat, result.Fold, result.Predictions!, cut),
        ];
        var tested = results.Where(result => result.Predictions is not null).ToArray();
        var ofRepeats = tested
            .GroupBy(result => result.Repeat, result => result.Predictions!)
            .Select(repeat => repeat.SelectMany(predictions => predictions))
            .Select(predictions => predictions.Average(prediction => prediction.IsRight(cut) ? 1.0 : 0));
        return new CrossValidation(
            results.Select(result => result.Fold + 1).DefaultIfEmpty().Max(),
            results.Select(result => result.Repeat + 1).DefaultIfEmpty().Max(),
            tested.SelectMany(result => result.Predictions!).Select(row => row.Id)
                .Distinct(StringComparer.Ordinal).Count(),
            results.Accuracy(cut),
            [.. ofRepeats],
            DeviationOf([.. scores.Select(score => score.Accuracy)]),
            scores,
            results.Count - tested.Length);
    }

    private static FoldScore ScoreOf(int repeat, int fold, IReadOnlyList<Prediction> predictions, double cut) => new(
        repeat,
        fold,
        predictions.Count,
        predictions.Select(prediction => prediction.Post).Distinct(StringComparer.Ordinal).Count(),
        Confusion.Of(predictions, cut).Accuracy!.Value);

    private static double? DeviationOf(double[] values)
    {
        if (values.Length < 2)
            return null;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
