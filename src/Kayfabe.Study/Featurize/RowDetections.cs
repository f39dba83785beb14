using Kayfabe.Settings;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Featurize;

/// <summary>Streams the detections, row by row of the matrix, as features with their highest confidence.</summary>
internal sealed class RowDetections(string folder, PictureRows rows, Vocabulary vocabulary)
{
    private const double NotSeen = -1;
    private readonly List<int> _features = [];
    private readonly double[] _best = [.. Enumerable.Repeat(NotSeen, vocabulary.Features.Count)];

    /// <summary>Takes a row's features in ascending order; <paramref name="best"/> is by feature.</summary>
    public delegate void Handler(int row, List<int> features, ReadOnlySpan<double> best);

    /// <summary>Calls back for each row that has a detection of at least this confidence, rows ascending.</summary>
    /// <exception cref="InputException">The file of detections is damaged.</exception>
    public void Read(double threshold, Handler handle)
    {
        using var reader = new DetectionsReader(Path.Combine(folder, DetectionFiles.Detections));
        while (reader.Next())
            ReadBatch(reader, threshold, handle);
    }

    private void ReadBatch(DetectionsReader reader, double threshold, Handler handle)
    {
        var pictures = reader.Pictures;
        var names = reader.Names;
        var confidences = reader.Confidences;
        for (int start = 0, end; start < pictures.Length; start = end)
        {
            for (end = start + 1; end < pictures.Length && pictures[end] == pictures[start];)
                end++;
            if ((uint)pictures[start] >= (uint)rows.RowOf.Length)
                throw reader.Damaged($"there is no picture {pictures[start]} in {RecordedFile.Name}");
            if (rows.RowOf[pictures[start]] is not (>= 0 and var row))
                continue;
            for (var i = start; i < end; i++)
            {
                if ((uint)names[i] >= (uint)vocabulary.Names)
                    throw reader.Damaged($"there is no name {names[i]} in {DetectionFiles.Names}");
                if (confidences[i] >= threshold)
                    Add(names[i], confidences[i]);
            }
            if (_features.Count == 0)
                continue;
            _features.Sort();
            handle(row, _features, _best);
            foreach (var feature in _features)
                _best[feature] = NotSeen;
            _features.Clear();
        }
    }

    private void Add(int name, double confidence)
    {
        foreach (var feature in vocabulary.FeaturesOf(name))
        {
            if (_best[feature] < 0)
                _features.Add(feature);
            _best[feature] = double.Max(_best[feature], confidence);
        }
    }
}
