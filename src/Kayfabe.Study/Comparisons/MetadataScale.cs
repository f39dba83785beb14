using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Comparisons;

/// <summary>
/// Brings metadata to the mean 0 and the standard deviation 1 of the training rows, as a linear model needs it. A value
/// that is missing stays so, which a linear model takes for 0: the mean.
/// </summary>
public sealed class MetadataScale
{
    private readonly (double Mean, double Deviation)[] _columns;

    /// <summary>Learns the means and deviations of the training rows' known values.</summary>
    public MetadataScale(FeatureMatrix train)
    {
        var columns = new FeatureColumns(train);
        _columns = [.. train.Features.Select((feature, column) =>
            Blanks.IsDetection(feature) ? (0, 1) : MomentsOf(columns.ValuesOf(column)))];
    }

    /// <summary>The matrix with its metadata scaled; metadata that is constant in training becomes 0.</summary>
    public FeatureMatrix Apply(FeatureMatrix matrix)
    {
        var values = matrix.Values.ToArray();
        for (var entry = 0; entry < values.Length; entry++)
        {
            var (mean, deviation) = _columns[matrix.Columns[entry]];
            values[entry] = deviation > 0 ? (float)((values[entry] - mean) / deviation) : 0;
        }
        return new FeatureMatrix(
            matrix.Features, matrix.Rows, matrix.Starts.ToArray(), matrix.Columns.ToArray(), values);
    }

    private static (double Mean, double Deviation) MomentsOf(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return (0, 0);
        var mean = 0.0;
        foreach (var value in values)
            mean += value;
        mean /= values.Length;
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, Math.Sqrt(squares / values.Length));
    }
}
