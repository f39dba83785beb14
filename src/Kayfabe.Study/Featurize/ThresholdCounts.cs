using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Featurize;

/// <summary>What a threshold would give.</summary>
/// <param name="Threshold">The confidence at or above which a detection counts.</param>
/// <param name="Features">The number of features with enough support, without metadata.</param>
/// <param name="RowsWithoutAny">The number of rows in which none of them is detected.</param>
/// <param name="Entries">The number of features over all rows.</param>
public sealed record ThresholdPoint(double Threshold, int Features, int RowsWithoutAny, long Entries);

/// <summary>
/// Counts what the matrix would be at many thresholds, in two passes over the detections for all of them.
/// </summary>
public static class ThresholdCounts
{
    /// <summary>Counts features, rows without any and entries at each threshold, ascending.</summary>
    /// <param name="inputs">The artifacts that the matrix is made from.</param>
    /// <param name="settings">What becomes a feature; its own threshold is of no meaning here.</param>
    /// <param name="thresholds">The thresholds, none below the recorded floor.</param>
    /// <param name="training">As for <see cref="Featurizer.Run"/>.</param>
    /// <exception cref="InputException">A threshold is below the recorded floor, or an artifact is damaged.</exception>
    public static IReadOnlyList<ThresholdPoint> Count(
        FeaturizeInputs inputs,
        FeaturizeSettings settings,
        IEnumerable<double> thresholds,
        Func<IReadOnlyList<MatrixRow>, IEnumerable<int>>? training = null)
    {
        double[] ascending = [.. thresholds.Distinct().Order()];
        if (ascending.Length == 0)
            return [];
        settings = settings with { Metadata = [] };
        RecordedFloor.Check(inputs.Detections, settings, ascending[0], RequestPrice.Rekognition);
        var rows = PictureRows.Read(inputs, settings);
        var vocabulary = new Vocabulary(inputs.Detections, settings);
        var counts = rows.CountedForSupport(settings, training);
        var detections = new RowDetections(inputs.Detections, rows, vocabulary);

        // By feature and level, which is the number of thresholds that a confidence reaches.
        var levels = ascending.Length + 1;
        int[][] supportAt = [.. vocabulary.Features.Select(_ => new int[levels])];
        detections.Read(ascending[0], (row, features, best) =>
        {
            foreach (var feature in features)
                supportAt[feature][counts[row] ? Level(ascending, best[feature]) : 0]++;
        });

        // A feature with enough support at a threshold has it at all lower ones.
        var keptUpTo = supportAt.Select(counts => KeptUpTo(counts, settings.MinimumSupport)).ToArray();
        var (entriesAt, rowsAt) = (new long[levels], new int[levels]);
        detections.Read(ascending[0], (_, features, best) =>
        {
            var highest = 0;
            foreach (var feature in features)
            {
                var level = int.Min(Level(ascending, best[feature]), keptUpTo[feature]);
                entriesAt[level]++;
                highest = int.Max(highest, level);
            }
            rowsAt[highest]++;
        });
        return [.. ascending.Select((threshold, i) => new ThresholdPoint(
            threshold,
            keptUpTo.Count(level => level > i),
            rows.Count - rowsAt.Skip(i + 1).Sum(),
            entriesAt.Skip(i + 1).Sum()))];
    }

    /// <summary>The number of thresholds that the confidence is at or above.</summary>
    private static int Level(double[] ascending, double confidence)
    {
        var place = Array.BinarySearch(ascending, confidence);
        return place < 0 ? ~place : place + 1;
    }

    /// <summary>The highest level at which the feature has enough support; 0: at none.</summary>
    private static int KeptUpTo(int[] supportAt, int minimum)
    {
        var level = supportAt.Length - 1;
        for (var sum = 0; level > 0 && (sum += supportAt[level]) < minimum;)
            level--;
        return level;
    }
}
