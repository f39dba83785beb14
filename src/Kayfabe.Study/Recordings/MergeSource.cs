using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// A file in order, at its next line; compared by that line, then by time, then by the number of the file.
/// </summary>
internal sealed class MergeSource : IComparable<MergeSource>, IDisposable
{
    private readonly RecordingStream _stream;
    private readonly int _number;
    private bool _isAtEnd;

    public MergeSource(string path, int number, RecordingParser parser)
    {
        _stream = new RecordingStream(path, parser);
        _number = number;
        Next();
    }

    public RecordingKey Key => _stream.Key;

    public ReadOnlySpan<byte> Line => _stream.Line;

    /// <summary>Whether the next line is an answer of this kind.</summary>
    public bool Has(DetectionKind kind) => !_isAtEnd && _stream.Key.Kind == kind;

    public void Next() => _isAtEnd = !_stream.Next();

    public int CompareTo(MergeSource? other)
    {
        if (other is null)
            return 1;
        var order = Key.CompareTo(other.Key);
        if (order == 0)
            order = _stream.RecordedAt.CompareTo(other._stream.RecordedAt);
        return order == 0 ? _number.CompareTo(other._number) : order;
    }

    public void Dispose() => _stream.Dispose();
}
