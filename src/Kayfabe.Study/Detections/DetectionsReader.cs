using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Streams <see cref="DetectionFiles.Detections"/>, batch by batch: the columns of <see cref="DetectionsWriter"/>. A
/// picture's detections are in one batch.
/// </summary>
internal sealed class DetectionsReader : IDisposable
{
    private readonly string _name;
    private readonly FileStream _stream;
    private readonly ArrowFileReader _reader;
    private RecordBatch? _batch;

    /// <exception cref="InputException">There is no such file, or it has other columns.</exception>
    public DetectionsReader(string path)
    {
        _name = Path.GetFileName(path);
        if (!File.Exists(path))
            throw Damaged("there is no such file");
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            _reader = new ArrowFileReader(_stream);
            var schema = OrDamaged(() => _reader.Schema);
            if (!ColumnsOf(schema).SequenceEqual(ColumnsOf(DetectionsWriter.Schema)))
                throw Damaged($"its columns are not {string.Join(", ", ColumnsOf(DetectionsWriter.Schema))}");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of the picture of each row of the batch.</summary>
    public ReadOnlySpan<int> Pictures => ((Int32Array)_batch!.Column(0)).Values;

    /// <summary>The number of the name of each row of the batch.</summary>
    public ReadOnlySpan<int> Names => ((Int32Array)_batch!.Column(1)).Values;

    /// <summary>The confidence of each row of the batch, 0 to 100.</summary>
    public ReadOnlySpan<double> Confidences => ((DoubleArray)_batch!.Column(2)).Values;

    /// <summary>Goes to the next batch; false at the end.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public bool Next()
    {
        _batch?.Dispose();
        _batch = OrDamaged(() =>
        {
            var batch = _reader.ReadNextRecordBatch();
            // A column's values are sliced when they are asked for: a damaged length shows here, not later.
            return batch is null || (ValuesOf<int>(batch, 0) == batch.Length && ValuesOf<int>(batch, 1) == batch.Length
                && ValuesOf<double>(batch, 2) == batch.Length) ? batch : throw new InvalidDataException();
        });
        return _batch is not null;
    }

    /// <summary>What to throw for a row that cannot be used.</summary>
    public InputException Damaged(string problem) => ArtifactTable.Damaged(_name, null, null, problem);

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch?.Dispose();
        _reader?.Dispose();
        _stream.Dispose();
    }

    private static IEnumerable<string> ColumnsOf(Schema schema) =>
        schema.FieldsList.Select(field => $"{field.Name} ({field.DataType.Name})");

    private static int ValuesOf<T>(RecordBatch batch, int column)
        where T : struct, IEquatable<T> => ((PrimitiveArray<T>)batch.Column(column)).Values.Length;

    [SuppressMessage("Design", "CA1031", Justification =
        "The library throws InvalidData, Argument, Overflow, Cast and plain Exception for what is not a sound file.")]
    private T OrDamaged<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is EndOfStreamException
            or not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw Damaged("this is not a sound Arrow file");
        }
    }
}
