using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost;

/// <summary>A trained model. Not to be used by two threads at once.</summary>
public sealed class Model : IDisposable
{
    private readonly Booster _booster;

    internal Model(Booster booster) => _booster = booster;

    /// <summary>The number of rounds that it was trained for.</summary>
    public int Rounds => _booster.Rounds;

    /// <summary>The features' names, in the order of the columns; none where the model was saved without.</summary>
    public IReadOnlyList<string> FeatureNames => _booster.FeatureNames;

    /// <summary>A model as it was saved, in any format, by this or another program.</summary>
    /// <exception cref="InputException">The bytes are not a model, or there is no XGBoost library.</exception>
    public static Model Load(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new Model(Booster.Load(bytes));
        }
        catch (XgboostException exception)
        {
            throw new InputException(new Fault(
                $"XGBoost cannot read the model ({exception.Message})", "Train it again, or fetch it again."));
        }
    }

    /// <summary>The model's bytes: the same for the same trees.</summary>
    public byte[] Save(ModelFormat format) => _booster.Save(format);

    /// <summary>Predicts each row of the matrix, in their order.</summary>
    /// <remarks>Of binary:hinge, which knows no probabilities, 0 or 1.</remarks>
    /// <exception cref="InputException">The matrix has another number of features than the model.</exception>
    public IReadOnlyList<Prediction> Predict(FeatureMatrix matrix)
    {
        if (matrix.Rows.Count == 0)
            return [];
        using var data = Matching(matrix);
        var probabilities = _booster.Predict(data);
        if (Objective() == "binary:logitraw")
            probabilities = [.. probabilities.Select(margin => 1 / (1 + MathF.Exp(-margin)))];
        return
        [
            .. matrix.Rows.Zip(
                probabilities,
                (row, probability) => new Prediction(row.Id, row.Post, row.InKayfabe, probability)),
        ];
    }

    /// <summary>What each feature adds to the log odds of each row (SHAP values), and last the bias.</summary>
    /// <exception cref="InputException">The matrix has another number of features than the model.</exception>
    public IReadOnlyList<float[]> Contributions(FeatureMatrix matrix)
    {
        if (matrix.Rows.Count == 0)
            return [];
        using var data = Matching(matrix);
        return _booster.PredictContributions(data);
    }

    /// <summary>The features that the trees use, by falling gain; equal ones by name.</summary>
    public IReadOnlyList<FeatureScore> Scores() =>
    [
        .. _booster.FeatureScores()
            .OrderByDescending(score => score.Gain)
            .ThenBy(score => score.Feature, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public void Dispose() => _booster.Dispose();

    private DMatrix Matching(FeatureMatrix matrix) =>
        matrix.Features.Count == _booster.FeatureCount
            ? Matrices.Unlabelled(matrix)
            : throw new InputException(new Fault(
                $"the model was trained on {_booster.FeatureCount} features, the matrix has {matrix.Features.Count}",
                "Train again on this matrix."));

    private string? Objective()
    {
        using var config = JsonDocument.Parse(_booster.SaveConfig());
        return config.RootElement.GetProperty("learner").GetProperty("objective").GetProperty("name").GetString();
    }
}
