using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Comparisons;

/// <summary>Always the more frequent outcome of the training rows; in kayfabe where both are equal.</summary>
public static class MajorityRule
{
    /// <summary>The same answer for each row, as the probability 0 or 1.</summary>
    public static IReadOnlyList<Prediction> Predict(IReadOnlyList<MatrixRow> train, IReadOnlyList<MatrixRow> test)
    {
        var answer = 2 * train.Count(row => row.InKayfabe) >= train.Count ? 1 : 0;
        return [.. test.Select(row => new Prediction(row.Id, row.Post, row.InKayfabe, answer))];
    }
}
