namespace Kayfabe.Study.Sorting;

/// <summary>Files whose lines are in the order of their bytes, read as one; holds a buffer of each.</summary>
internal sealed class LineMerge : IDisposable
{
    private static readonly Comparer<LineReader> s_byLine = Comparer<LineReader>.Create(
        static (a, b) => a.Line.Span.SequenceCompareTo(b.Line.Span));

    private readonly LineReader[] _files;
    private readonly PriorityQueue<LineReader, LineReader> _next = new(s_byLine);
    private LineReader? _current;

    /// <summary>Takes over the files, which are closed with it.</summary>
    public LineMerge(IEnumerable<LineReader> files)
    {
        _files = [.. files];
        foreach (var file in _files)
            Enqueue(file);
    }

    /// <summary>The line, without its line feed. Valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Line => _current!.Line.Span;

    /// <summary>Goes to the next line, which is not less than the one before; false at the end.</summary>
    public bool Next()
    {
        if (_current is not null)
            Enqueue(_current);
        return _next.TryDequeue(out _current, out _);
    }

    public void Dispose() => Array.ForEach(_files, static file => file.Dispose());

    private void Enqueue(LineReader file)
    {
        if (file.Next())
            _next.Enqueue(file, file);
    }
}
