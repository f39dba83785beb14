using System.Globalization;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Xgboost.Baselines;

/// <summary>Logistic regression with an L2 penalty: XGBoost's linear booster.</summary>
/// <remarks>
/// The booster's default updater has races between threads; coordinate descent has none.
/// https://xgboost.readthedocs.io/en/release_1.7.0/parameter.html#parameters-for-linear-booster-booster-gblinear
/// </remarks>
public static class LogisticRegression
{
    /// <summary>Trains with each penalty in turn and predicts the test rows.</summary>
    /// <param name="train">
    /// Training rows of both outcomes; a missing detection counts as 0, missing metadata as its mean.
    /// </param>
    /// <param name="test">Test rows with the same features.</param>
    /// <param name="penalties">
    /// The penalties. The largest comes first: its weights are small and soon found, and those for the next start from
    /// them (Friedman, Hastie and Tibshirani, Journal of Statistical Software 33 (2010)).
    /// </param>
    /// <param name="passes">The passes of coordinate descent for each penalty.</param>
    /// <returns>The probability of each test row, by penalty.</returns>
    public static IReadOnlyDictionary<double, float[]> Predict(
        FeatureMatrix train, FeatureMatrix test, IEnumerable<double> penalties, int passes)
    {
        var scale = new MetadataScale(train);
        using var rows = Matrices.Labelled(Blanks.AsZeros(scale.Apply(train)));
        using var tested = Matrices.Unlabelled(Blanks.AsZeros(scale.Apply(test)));
        using var booster = new Booster(
            rows,
            [
                new("booster", "gblinear"),
                new("updater", "coord_descent"),
                new("objective", "binary:logistic"),
                new("eta", "1"),
                .. Parameters.Threads(1),
            ]);
        var predictions = new Dictionary<double, float[]>();
        var pass = 0;
        foreach (var penalty in penalties.Distinct().OrderDescending())
        {
            // XGBoost multiplies lambda by the number of rows.
            booster.SetParameters(
                new KeyValuePair<string, string>(
                    "lambda", (penalty / train.Rows.Count).ToString(CultureInfo.InvariantCulture)));
            for (var last = pass + passes; pass < last; pass++)
                booster.Update(pass, rows);
            predictions.Add(penalty, test.Rows.Count == 0 ? [] : booster.Predict(tested));
        }
        return predictions;
    }
}
