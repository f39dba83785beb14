using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Contributions;

/// <summary>What a feature did to one prediction.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Row">The row's id.</param>
/// <param name="Contribution">In log odds; positive speaks for <em>in kayfabe</em>.</param>
/// <param name="Level">
/// The place of the row's value among the feature's different values, 0 (lowest, absent) to 1 (highest, present); null:
/// missing.
/// </param>
public sealed record ContributionPoint(string Feature, string Row, double Contribution, double? Level)
{
    /// <summary>A point a row for each of the features, in their order.</summary>
    /// <param name="rows">The rows that were explained.</param>
    /// <param name="contributions">For each row a number a feature, then the bias.</param>
    /// <param name="features">The names of the features.</param>
    public static IEnumerable<ContributionPoint> Of(
        FeatureMatrix rows, IReadOnlyList<float[]> contributions, IEnumerable<string> features)
    {
        var values = new FeatureValues(rows);
        var places = rows.Features.Index()
            .ToDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);
        foreach (var name in features)
        {
            var of = values.Of(places[name]);
            float[] levels = [.. of.OfType<float>().Distinct().Order()];
            for (var row = 0; row < rows.Rows.Count; row++)
            {
                double? level = of[row] is not { } value ? null
                    : levels.Length > 1 ? Array.BinarySearch(levels, value) / (levels.Length - 1.0)
                    : value == 0 ? 0 : 1;
                yield return new ContributionPoint(name, rows.Rows[row].Id, contributions[row][places[name]], level);
            }
        }
    }
}
