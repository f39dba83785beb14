using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;
namespace Kayfabe.Xgboost;

/// <summary>Trains boosted trees on a matrix.</summary>
public static class XgboostTrainer
{
    /// <summary>Trains a model. Same matrix, settings and library: same bytes, on any number of threads.</summary>
    /// <param name="train">The rows to learn from; of both outcomes.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="validation">Rows with the same features, only to be evaluated after each round.</param>
    /// <param name="afterRound">Called after each round. Evaluation takes time, and is left out without it.</param>
    /// <param name="threads">The number of threads; null for one a core.</param>
    /// <param name="cancellation">Checked before each round.</param>
    /// <returns>The model, to be disposed of by the caller.</returns>
    /// <exception cref="InputException">
    /// There are no rows, no columns or one outcome only; a setting is out of range; there is no XGBoost library.
    /// </exception>
    public static Model Train(
        FeatureMatrix train,
        TrainSettings settings,
        FeatureMatrix? validation = null,
        Action<RoundMetrics>? afterRound = null,
        int? threads = null,
        CancellationToken cancellation = default)
    {
        RequireTrainable(train);
        using var trainRows = Matrices.Labelled(train);
        using var validationRows = validation is { Rows.Count: > 0 } ? Matrices.Labelled(validation) : null;
        var sets = new List<KeyValuePair<string, DMatrix>> { new("train", trainRows) };
        if (validationRows is not null)
            sets.Add(new("validation", validationRows));

        var booster = new Booster(trainRows, [.. settings.Parameters(), .. Matrices.Threads(threads)]);
        try
        {
            for (var round = 0; round < settings.Rounds; round++)
            {
                cancellation.ThrowIfCancellationRequested();
                booster.Update(round, trainRows);
                afterRound?.Invoke(new RoundMetrics(round, booster.Evaluate(round, sets)));
            }
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
            throw Untrainable("there are no rows to train on", "Annotate pictures, or split otherwise.");
        if (train.Features.Count == 0)
            throw Untrainable("there are no features to train on", "Lower featurize.threshold or featurize.minimumSupport, or add to featurize.kinds.");
    }

    private static InputException Untrainable(string problem, string remedy) => new(new Fault(problem, remedy));
}
