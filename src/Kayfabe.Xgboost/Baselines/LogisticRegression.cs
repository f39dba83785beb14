using System.Globalization;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Xgboost.Baselines;

/// <summary>Logistic regression with an L2 penalty: XGBoost's linear booster.</summary>
/// <remarks>
/// The booster's default updater races between threads; coordinate descent, one feature after the other, does not.
/// https://xgboost.readthedocs.io/en/release_1.7.0/parameter.html#parameters-for-linear-booster-booster-gblinear
/// </remarks>
public static class LogisticRegression
{
    /// <summary>Learns from the training rows, and predicts the test rows.</summary>
    /// <param name="train">Training rows of both outcomes; a blank detection is 0, blank metadata its mean.</param>
    /// <param name="test">Test rows with the same features.</param>
    /// <param name="settings">Penalty and passes.</param>
    public static IReadOnlyList<Prediction> Predict(FeatureMatrix train, FeatureMatrix test, BaselinesSettings settings)
    {
        var scale = new MetadataScale(train);
        // XGBoost multiplies lambda with the number of rows.
        var lambda = settings.Penalty / train.Rows.Count;
        using var rows = Matrices.Labelled(scale.Apply(train));
        var booster = new Booster(
            rows,
            [
                new("booster", "gblinear"),
                new("updater", "coord_descent"),
                new("objective", "binary:logistic"),
                new("lambda", lambda.ToString(CultureInfo.InvariantCulture)),
                new("eta", "1"),
                .. Matrices.Threads(1),
            ]);
        using var model = new Model(booster);
        for (var pass = 0; pass < settings.Passes; pass++)
            booster.Update(pass, rows);
        return model.Predict(scale.Apply(test));
    }
}
