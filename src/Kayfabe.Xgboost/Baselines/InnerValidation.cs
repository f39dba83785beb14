using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Sweeps;
using Kayfabe.Study.Training;
namespace Kayfabe.Xgboost.Baselines;

/// <summary>Predicts training rows by models that did not train on them; on one thread.</summary>
public static class InnerValidation
{
    /// <summary>A prediction of each row of <see cref="InnerFolds"/> by the model of the other folds.</summary>
    /// <param name="training">The training rows, and nothing else.</param>
    /// <param name="settings">How the models are trained.</param>
    /// <param name="seed">The seed of the folds.</param>
    /// <returns>By fold, and in a fold by row: the same order for any settings.</returns>
    /// <exception cref="InputException">There are no features, or no folds to learn from.</exception>
    public static IReadOnlyList<Prediction> Predict(FeatureMatrix training, TrainSettings settings, long seed)
    {
        if (training.Features.Count == 0)
        {
            throw new InputException(new Fault(
                "no feature is left", "Take a lower threshold, a lower minimumSupport, or more kinds."));
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
