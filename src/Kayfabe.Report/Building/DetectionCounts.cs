using Kayfabe.Study.Matrix;
namespace Kayfabe.Report;

/// <summary>What was detected in the rows of a matrix, at the study's threshold.</summary>
internal static class DetectionCounts
{
    private const int MostBars = 16;

    /// <summary>How many rows have how many detections; the last bar holds all that have more.</summary>
    public static IReadOnlyList<DetectionCount> Of(FeatureMatrix matrix)
    {
        if (!matrix.Features.Any(Blanks.IsDetection) || matrix.Rows.Count == 0)
            return [];
        var counts = Enumerable.Range(0, matrix.Rows.Count).Select(row => NamesOf(matrix, row).Count()).ToArray();
        var last = Math.Min(counts.Max(), MostBars - 1);
        return
        [
            .. Enumerable.Range(0, last + 1).Select(number => new DetectionCount(
                number == last && counts.Max() > last ? $"{number} or more" : $"{number}",
                counts.Count(count => Math.Min(count, last) == number))),
        ];
    }

    /// <summary>The names of what was detected in a row, in the order of the columns.</summary>
    public static IEnumerable<string> NamesOf(FeatureMatrix matrix, int row)
    {
        for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
        {
            var feature = matrix.Features[matrix.Columns[entry]];
            if (matrix.Values[entry] != 0 && Blanks.IsDetection(feature))
                yield return feature.Name;
        }
    }
}
