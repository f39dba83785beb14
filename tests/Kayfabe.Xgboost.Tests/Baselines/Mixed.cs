using Kayfabe.Study.Matrix;

namespace Kayfabe.Xgboost.Tests.Baselines;

/// <summary>A matrix as a published one may be.</summary>
internal static class Mixed
{
    /// <summary>Metadata, an empty and a constant column, and detections that are blank in every third row.</summary>
    public static FeatureMatrix Matrix()
    {
        var source = Given.Matrix(200, 6);
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < 200; row++)
        {
            for (var entry = source.Starts[row]; entry < source.Starts[row + 1]; entry++)
            {
                var column = source.Columns[entry];
                if (column == 2 || (column > 2 && row % 3 == 0))
                    continue;
                columns.Add(column);
                values.Add(column == 1 ? 7 : column > 2 ? (int)source.Values[entry] % 2 : source.Values[entry]);
            }
            starts.Add(columns.Count);
        }
        Feature[] features =
        [
            new("likes", FeatureKind.Metadata), new("constant", FeatureKind.Metadata),
            new("postId", FeatureKind.Metadata),
            new("a", FeatureKind.Label), new("b", FeatureKind.Label), new("c", FeatureKind.Celebrity),
        ];
        return new FeatureMatrix(features, source.Rows, [.. starts], [.. columns], [.. values]);
    }
}
