using Apache.Arrow;
using Apache.Arrow.Ipc;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Tables;

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
        var path = Path.Combine(folder, DetectionFiles.Detections);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        using var reader = new ArrowFileReader(stream);
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
                Read(batch, threshold, handle);
        }
    }

    /// <summary>A record batch ends with a picture, so that no row is in two.</summary>
    private void Read(RecordBatch batch, double threshold, Handler handle)
    {
        var pictures = ((Int32Array)batch.Column(0)).Values;
        var names = ((Int32Array)batch.Column(1)).Values;
        var confidences = ((DoubleArray)batch.Column(2)).Values;
        for (int start = 0, end; start < pictures.Length; start = end)
        {
            for (end = start + 1; end < pictures.Length && pictures[end] == pictures[start];)
                end++;
            if ((uint)pictures[start] >= (uint)rows.RowOf.Length)
                throw ArtifactTable.Damaged(DetectionFiles.Detections, null, null, "a detection is of no picture");
            if (rows.RowOf[pictures[start]] is not (>= 0 and var row))
                continue;
            for (var i = start; i < end; i++)
            {
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
        if ((uint)name >= (uint)vocabulary.Names)
            throw ArtifactTable.Damaged(DetectionFiles.Detections, null, null, "a detection has no name");
        foreach (var feature in vocabulary.FeaturesOf(name))
        {
            if (_best[feature] < 0)
                _features.Add(feature);
            _best[feature] = double.Max(_best[feature], confidence);
        }
    }
}
