using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Report.Sections;

/// <summary>What was detected in the rows of a matrix, at the study's threshold.</summary>
internal static class DetectionsPerPicture
{
    private const int MostBars = 16;

    /// <summary>The names of what was detected in a row, in the order of the columns.</summary>
    public static IEnumerable<string> Of(FeatureMatrix matrix, int row)
    {
        for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
        {
            var feature = matrix.Features[matrix.Columns[entry]];
            if (matrix.Values[entry] != 0 && Blanks.IsDetection(feature))
                yield return feature.Name;
        }
    }

    /// <summary>Pictures by number of detections; null where the matrix has no detections or no rows.</summary>
    public static Figure? Histogram(FeatureMatrix matrix)
    {
        if (!matrix.Features.Any(Blanks.IsDetection) || matrix.Rows.Count == 0)
            return null;
        var bars = Bars([.. Enumerable.Range(0, matrix.Rows.Count).Select(row => Of(matrix, row).Count())]);
        var most = bars.MaxBy(bar => bar.Pictures);
        return new Figure(
            "detections",
            $"The most frequent number of detections is {most.Label} "
                + $"({Format.Counted(most.Pictures, "picture", "pictures")})",
            "Pictures by number of detections at the study's threshold.",
            string.Join("; ", bars.Select(bar =>
                $"{bar.Label} detections: {Format.Counted(bar.Pictures, "picture", "pictures")}")) + ".",
            RankedBars.Draw(
                "Pictures",
                [.. bars.Select(bar => (bar.Label, (double)bar.Pictures, Format.Count(bar.Pictures)))]),
            new Table(
                "detections", "Detections per picture",
                [new("Detections", "detections"), new("Pictures", "pictures", true)],
                [.. bars.Select(bar => (Cell[])[bar.Label, Cell.Count(bar.Pictures)])]));
    }

    // The last bar holds all pictures that have more.
    private static List<(string Label, int Pictures)> Bars(int[] counts)
    {
        var last = Math.Min(counts.Max(), MostBars - 1);
        return
        [
            .. Enumerable.Range(0, last + 1).Select(number => (
                number == last && counts.Max() > last ? $"{number} or more" : $"{number}",
                counts.Count(count => Math.Min(count, last) == number))),
        ];
    }
}
