using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Comparisons;

/// <summary>What a model that is compared sees of a matrix.</summary>
public static class FeatureSets
{
    private static readonly Feature _blankness = new("blankness", FeatureKind.Metadata);

    /// <summary>A set's features of all rows; what is chosen depends on no row's outcome.</summary>
    public static FeatureMatrix Select(FeatureMatrix matrix, ComparedSet set)
    {
        var selected = set.Features switch
        {
            FeatureSet.Everything => matrix,
            FeatureSet.Detections => matrix.SelectFeatures(Blanks.IsDetection),
            FeatureSet.Metadata => matrix.SelectFeatures(feature => !Blanks.IsDetection(feature)),
            FeatureSet.Blankness => Blankness(matrix),
            FeatureSet.NotDisguised => WithoutDisguised(matrix),
            _ => throw new ArgumentOutOfRangeException(nameof(set), set.Features, null),
        };
        return set.Blanks == BlankValues.Zero ? Blanks.AsZeros(selected) : selected;
    }

    private static FeatureMatrix WithoutDisguised(FeatureMatrix matrix)
    {
        var disguised = DisguisedFeatures.Of(matrix).Select(found => found.Feature).ToHashSet();
        return matrix.SelectFeatures(feature => !disguised.Contains(feature));
    }

    private static FeatureMatrix Blankness(FeatureMatrix matrix)
    {
        var blank = Blanks.RowsOf(matrix);
        return new FeatureMatrix(
            [_blankness],
            matrix.Rows,
            [.. Enumerable.Range(0, blank.Length + 1)],
            new int[blank.Length],
            Array.ConvertAll(blank, isBlank => isBlank ? 1f : 0f));
    }
}
