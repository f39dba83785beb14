using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost.Baselines;

/// <summary>
/// Inner cross-validation: predicts training rows with models that were not trained on them. Uses one thread.
/// </summary>
public static class InnerValidation
{
    /// <summary>Predicts each row of <see cref="InnerFolds"/> with the model trained on the other folds.</summary>
    /// <param name="training">The training rows only.</param>
    /// <param name="settings">The settings of the models.</param>
    /// <param name="seed">The seed of the folds.</param>
    /// <returns>Ordered by fold, then by row: the same order for any settings.</returns>
    /// <exception cref="InputException">There are no features, or no folds to train on.</exception>
    public static IReadOnlyList<Prediction> Predict(FeatureMatrix training, TrainSettings settings, long seed)
    {
        if (training.Features.Count == 0)
        {
            throw new InputException(new Fault(
                "no features are left", "Lower the threshold or minimumSupport, or add kinds."));
        }
        var predictions = new List<Prediction>(training.Rows.Count);
        foreach (var fold in InnerFolds.Of(training.Rows, seed))
        {
            using var model = XgboostTrainer.Train(training.SelectRows(fold.Train), settings, threads: 1);
            predictions.AddRange(model.Predict(training.SelectRows(fold.Test)));
        }
        return predictions;
    }
}
