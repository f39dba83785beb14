using System.Globalization;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Xgboost;

/// <summary>From the study's matrix to XGBoost's.</summary>
internal static class Matrices
{
    /// <summary>The features alone.</summary>
    public static DMatrix Unlabelled(FeatureMatrix matrix) =>
        DMatrix.FromCsr(matrix.Starts, matrix.Columns, matrix.Values, matrix.Features.Count);

    /// <summary>The features, and 1 for the rows in kayfabe.</summary>
    public static DMatrix Labelled(FeatureMatrix matrix)
    {
        var data = Unlabelled(matrix);
        data.SetLabels([.. matrix.Rows.Select(row => row.InKayfabe ? 1f : 0f)]);
        return data;
    }

    /// <summary>The parameter for a number of threads; none for one a core.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Threads(int? threads) =>
        threads is { } count ? [new("nthread", count.ToString(CultureInfo.InvariantCulture))] : [];
}
