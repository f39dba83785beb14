using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Writes <see cref="DetectionFiles.Detections"/>, an Arrow IPC file: picture (int32, 0-based row of
/// <see cref="RecordedFile"/>), name (int32, index in <see cref="DetectionFiles.Names"/>), confidence
/// (float64: 95.1 stays 95.1, and "at or above" means what it says). Sorted by picture, then name.
/// </summary>
internal sealed class DetectionsWriter : IDisposable
{
    /// <summary>A record batch has at least as many rows, except the last one, and ends with a picture.</summary>
    private const int BatchRows = 1 << 18;

    /// <summary>The columns of the file.</summary>
    public static readonly Schema Schema = new(
        [
            new Field("picture", Int32Type.Default, nullable: false),
            new Field("name", Int32Type.Default, nullable: false),
            new Field("confidence", DoubleType.Default, nullable: false),
        ],
        metadata: null);

    private readonly List<int> _pictures = new(BatchRows);
    private readonly List<int> _names = new(BatchRows);
    private readonly List<double> _confidences = new(BatchRows);
    private readonly FileStream _stream;
    private readonly ArrowFileWriter _writer;

    public DetectionsWriter(string path)
    {
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _writer = new ArrowFileWriter(_stream, Schema, leaveOpen: true);
        _writer.WriteStart();
    }

    /// <summary>Adds the detections of a picture; pictures ascend, and names ascend within a picture.</summary>
    public void Add(int picture, ReadOnlySpan<(int Name, double Confidence)> detections)
    {
        foreach (var (name, confidence) in detections)
        {
            _pictures.Add(picture);
            _names.Add(name);
            _confidences.Add(confidence);
        }
        if (_pictures.Count >= BatchRows)
            WriteBatch();
    }

    public void Dispose()
    {
        WriteBatch();
        _writer.WriteEnd();
        _writer.Dispose();
        _stream.Dispose();
    }

    private void WriteBatch()
    {
        if (_pictures.Count == 0)
            return;
        using var batch = new RecordBatch(
            Schema,
            [
                new Int32Array.Builder().Append(CollectionsMarshal.AsSpan(_pictures)).Build(),
                new Int32Array.Builder().Append(CollectionsMarshal.AsSpan(_names)).Build(),
                new DoubleArray.Builder().Append(CollectionsMarshal.AsSpan(_confidences)).Build(),
            ],
            _pictures.Count);
        _writer.WriteRecordBatch(batch);
        _pictures.Clear();
        _names.Clear();
        _confidences.Clear();
    }
}
