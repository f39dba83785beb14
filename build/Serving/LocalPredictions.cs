using Kayfabe.Aws.Serving;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Matrix;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Serving;

/// <summary>Predicts rows on this machine.</summary>
[OutsideFingerprint("No stage predicts what it did not make.")]
internal static class LocalPredictions
{
    /// <summary>One prediction for each row, in their order.</summary>
    public static IReadOnlyList<PredictedRow> Predict(LocalModel local, FeatureMatrix matrix)
    {
        using var model = Model.Load(local.Bytes);
        return [.. model.Predict(matrix).Select(row => new PredictedRow(row.Id, row.Probability))];
    }
}
