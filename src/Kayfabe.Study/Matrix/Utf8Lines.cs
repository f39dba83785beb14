namespace Kayfabe.Study.Matrix;

/// <summary>The lines of a file as bytes, streamed through one buffer.</summary>
internal sealed class Utf8Lines(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    private byte[] _buffer = new byte[1 << 18];
    private int _lineStart;
    private int _lineEnd;
    private int _next;
    private int _filled;

    /// <summary>The current line without its line feed; valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_lineStart, _lineEnd - _lineStart);

    /// <summary>The 1-based number of the current line.</summary>
    public int Line { get; private set; }

    /// <summary>Whether a line feed ends the current line: false for a file that was cut off.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Goes to the next line; false at the end of the file.</summary>
    public bool Next()
    {
        var searched = _next;
        int feed;
        while ((feed = _buffer.AsSpan(searched.._filled).IndexOf((byte)'\n')) < 0)
        {
            searched = _filled - _next;
            if (!Fill())
                break;
        }
        if (feed < 0 && _next == _filled)
            return false;
        Line++;
        IsComplete = feed >= 0;
        _lineStart = _next;
        _lineEnd = IsComplete ? searched + feed : _filled;
        _next = IsComplete ? _lineEnd + 1 : _filled;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>
    /// Moves what is not yet returned to the front and reads behind it; false at the end of the file.
    /// </summary>
    private bool Fill()
    {
        var kept = _filled - _next;
        if (kept == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        else
            Array.Copy(_buffer, _next, _buffer, 0, kept);
        var read = _stream.Read(_buffer, kept, _buffer.Length - kept);
        (_next, _filled) = (0, kept + read);
        return read > 0;
    }
}
