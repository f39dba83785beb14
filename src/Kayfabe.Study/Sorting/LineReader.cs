using Kayfabe.Settings;

namespace Kayfabe.Study.Sorting;

/// <summary>Reads the lines of a file, each without its line feed, through one buffer.</summary>
internal sealed class LineReader : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly FileStream _file;
    private readonly int _longest;
    private byte[] _buffer = new byte[BufferBytes];
    private int _start, _filled;
    private long _left;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longest">The length in bytes from which a line is refused; the buffer grows to the longest.</param>
    /// <param name="without">So many bytes at the end of the file are not read.</param>
    public LineReader(string path, int longest = 1 << 30, int without = 0)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        _left = _file.Length - without;
        _longest = longest;
    }

    /// <summary>The line. Valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether a line feed ended the line: one that was cut off has none.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Goes to the next line; false at the end.</summary>
    /// <exception cref="InputException">The line is too long.</exception>
    public bool Next()
    {
        for (var searched = _start; ;)
        {
            var feed = _buffer.AsSpan(searched.._filled).IndexOf((byte)'\n');
            if (feed >= 0)
                return Take(searched + feed, isEnded: true);
            searched = _filled - _start;
            if (searched > _longest)
            {
                throw new InputException(new Fault(
                    $"a line is longer than {_longest >> 20} MiB", "Put one recording on a line.", _file.Name));
            }
            if (!Fill())
                return _filled > _start && Take(_filled, isEnded: false);
        }
    }

    public void Dispose() => _file.Dispose();

    private bool Take(int end, bool isEnded)
    {
        Line = _buffer.AsMemory(_start, end - _start);
        IsEnded = isEnded;
        _start = isEnded ? end + 1 : end;
        return true;
    }

    /// <summary>Moves what was not taken to the front, and reads behind it.</summary>
    private bool Fill()
    {
        var kept = _filled - _start;
        if (kept == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        else
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        (_start, _filled) = (0, kept);
        var read = _file.Read(_buffer.AsSpan(kept, (int)long.Min(_buffer.Length - kept, _left)));
        _filled += read;
        _left -= read;
        return read > 0;
    }
}
