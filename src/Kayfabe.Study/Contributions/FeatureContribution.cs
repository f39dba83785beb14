using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Contributions;

/// <summary>What a feature adds to the log odds of <em>in kayfabe</em>, over the rows that were explained.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="MeanAbsolute">The mean of its contributions' absolute values: how much it moves predictions.</param>
/// <param name="Spread">Its contributions' quantiles.</param>
/// <param name="Present">The rows in which it is there: its value is not 0.</param>
/// <param name="Absent">The rows in which it is not: its value is 0, or is not stored in a matrix of ones.</param>
/// <param name="Missing">The rows in which its value is not known.</param>
public sealed record FeatureContribution(
    string Feature,
    FeatureKind Kind,
    double MeanAbsolute,
    ContributionSpread Spread,
    ContributionPart Present,
    ContributionPart Absent,
    ContributionPart Missing)
{
    /// <summary>The features that move any prediction, from the one that moves most; equal ones by name.</summary>
    /// <param name="rows">The rows that were explained.</param>
    /// <param name="contributions">For each row a number a feature, then the bias, as XGBoost gives them.</param>
    public static IReadOnlyList<FeatureContribution> Of(FeatureMatrix rows, IReadOnlyList<float[]> contributions)
    {
        var values = new FeatureValues(rows);
        return
        [
            .. Enumerable.Range(0, rows.Features.Count)
                .Where(feature => contributions.Any(row => row[feature] != 0))
                .Select(feature => Summarise(
                    rows.Features[feature], values.Of(feature), [.. contributions.Select(row => (double)row[feature])]))
                .OrderByDescending(feature => feature.MeanAbsolute)
                .ThenBy(feature => feature.Feature, StringComparer.Ordinal),
        ];
    }

    private static FeatureContribution Summarise(Feature feature, float?[] values, double[] contributions) => new(
        feature.Name,
        feature.Kind,
        contributions.Average(Math.Abs),
        ContributionSpread.Of(contributions),
        ContributionPart.Of(contributions.Where((_, row) => values[row] is { } value && value != 0)),
        ContributionPart.Of(contributions.Where((_, row) => values[row] == 0)),
        ContributionPart.Of(contributions.Where((_, row) => values[row] is null)));
}

/// <summary>The 0.05, 0.25, 0.5, 0.75 and 0.95 quantiles of contributions, by linear interpolation.</summary>
public sealed record ContributionSpread(
    double Low, double LowerQuartile, double Median, double UpperQuartile, double High)
{
    /// <summary>The quantiles of at least one number.</summary>
    public static ContributionSpread Of(IEnumerable<double> contributions)
    {
        double[] sorted = [.. contributions.Order()];
        return new ContributionSpread(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));

        double At(double share)
        {
            var position = share * (sorted.Length - 1);
            var below = (int)position;
            var above = Math.Min(below + 1, sorted.Length - 1);
            return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
        }
    }
}

/// <summary>Some of the rows, and the feature's mean contribution there.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Mean">Null where there are none.</param>
public sealed record ContributionPart(int Rows, double? Mean)
{
    /// <summary>The part with these contributions.</summary>
    public static ContributionPart Of(IEnumerable<double> contributions)
    {
        double[] all = [.. contributions];
        return new ContributionPart(all.Length, all.Length == 0 ? null : all.Average());
    }
}

/// <summary>A matrix's values by feature, with 0 for a detection that a matrix of ones does not store.</summary>
internal sealed class FeatureValues(FeatureMatrix matrix)
{
    private readonly FeatureColumns _columns = new(matrix);
    private readonly bool _storesZeros = Blanks.StoresZeros(matrix);

    /// <summary>The value of each row; null where it is not known.</summary>
    public float?[] Of(int feature)
    {
        var values = new float?[matrix.Rows.Count];
        if (!_storesZeros && Blanks.IsDetection(matrix.Features[feature]))
            Array.Fill(values, 0);
        var rows = _columns.RowsOf(feature);
        for (var i = 0; i < rows.Length; i++)
            values[rows[i]] = _columns.ValuesOf(feature)[i];
        return values;
    }
}
