using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost;

/// <summary>A trained model. Not thread-safe.</summary>
public sealed class Model : IDisposable
{
    private readonly Booster _booster;

    internal Model(Booster booster) => _booster = booster;

    /// <summary>The number of training rounds.</summary>
    public int Rounds => _booster.Rounds;

    /// <summary>The names of the features, in column order; empty if the model was saved without names.</summary>
    public IReadOnlyList<string> FeatureNames => _booster.FeatureNames;

    /// <summary>Loads a model that this or another program saved in any format.</summary>
    /// <exception cref="InputException">The bytes are not a model, or the XGBoost library was not found.</exception>
    public static Model Load(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new Model(Booster.Load(bytes));
        }
        catch (XgboostException exception)
        {
            throw new InputException(new Fault(
                $"XGBoost cannot read the model ({exception.Message})", "Train it again, or download it again."));
        }
    }

    /// <summary>The bytes of the model: the same for the same trees.</summary>
    public byte[] Save(ModelFormat format) => _booster.Save(format);

    /// <summary>Predicts each row of the matrix, in row order.</summary>
    /// <remarks>binary:hinge has no probabilities: the prediction is 0 or 1.</remarks>
    /// <exception cref="InputException">The matrix has a different number of features from the model.</exception>
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

    /// <summary>The contribution of each feature to the log odds of each row (SHAP values), then the bias.</summary>
    /// <exception cref="InputException">The matrix has a different number of features from the model.</exception>
    public IReadOnlyList<float[]> Contributions(FeatureMatrix matrix)
    {
        if (matrix.Rows.Count == 0)
            return [];
        using var data = Matching(matrix);
        return _booster.PredictContributions(data);
    }

    /// <summary>The features that the trees use, by falling gain, then by name.</summary>
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
