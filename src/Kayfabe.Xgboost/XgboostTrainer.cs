using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost;

/// <summary>Trains boosted trees on a matrix.</summary>
public static class XgboostTrainer
{
    /// <summary>Trains a model. Same matrix, settings and library: same bytes, with any number of threads.</summary>
    /// <param name="train">The training rows; at least one row and one feature.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="threads">The number of threads; null for one per core.</param>
    /// <returns>The model, which the caller disposes.</returns>
    /// <exception cref="InputException">
    /// There are no rows or no columns; a setting is out of range; the XGBoost library was not found.
    /// </exception>
    public static Model Train(FeatureMatrix train, TrainSettings settings, int? threads = null)
    {
        RequireTrainable(train);
        using var rows = Matrices.Labelled(train);
        var booster = new Booster(rows, [.. settings.Parameters(), .. Parameters.Threads(threads)]);
        try
        {
            for (var round = 0; round < settings.Rounds; round++)
                booster.Update(round, rows);
            booster.FeatureNames = [.. train.Features.Select(feature => feature.Name)];
            return new Model(booster);
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    private static void RequireTrainable(FeatureMatrix train)
    {
        if (train.Rows.Count == 0)
        {
            throw new InputException(new Fault(
                "there are no rows to train on", "Annotate more pictures, or change the split."));
        }
        if (train.Features.Count == 0)
        {
            throw new InputException(new Fault(
                "there are no features to train on",
                "Lower featurize.threshold or featurize.minimumSupport, or add to featurize.kinds."));
        }
    }
}
