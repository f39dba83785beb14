using Kayfabe.Study.Matrix;

namespace Kayfabe.Xgboost;

/// <summary>Converts the study's matrix to XGBoost's.</summary>
internal static class Matrices
{
    /// <summary>The features alone.</summary>
    public static DMatrix Unlabelled(FeatureMatrix matrix) =>
        DMatrix.FromCsr(matrix.Starts, matrix.Columns, matrix.Values, matrix.Features.Count);

    /// <summary>The features, with label 1 for the rows in kayfabe and 0 for the others.</summary>
    public static DMatrix Labelled(FeatureMatrix matrix)
    {
        var data = Unlabelled(matrix);
        data.SetLabels([.. matrix.Rows.Select(row => row.InKayfabe ? 1f : 0f)]);
        return data;
    }
}
