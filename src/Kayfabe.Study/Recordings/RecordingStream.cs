using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Recordings;

/// <summary>Reads a file of recordings line by line, with what each answers; holds one line in memory.</summary>
internal sealed class RecordingStream : IDisposable
{
    private readonly FileStream _file;
    private readonly RecordingParser _parser = new();
    private byte[] _buffer = new byte[1 << 16];
    private int _start, _filled;
    private byte[] _request = [];
    private string _requestText = "";

    public RecordingStream(string path) =>
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);

    /// <summary>The line without its end. Valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether a line feed ended the line: one that was cut off has none.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>What the line answers.</summary>
    public RecordingKey Key { get; private set; }

    /// <summary>When it was recorded, in ticks of UTC.</summary>
    public long RecordedAt => _parser.RecordedAt;

    /// <summary>Goes to the next line that is not blank; false at the end.</summary>
    /// <exception cref="InputException">The line is no recording; it is passed over by the next call.</exception>
    public bool Next()
    {
        while (ReadLine())
        {
            if (!Line.Span.ContainsAnyExcept(" \t\r"u8))
                continue;
            _parser.Parse(Line.Span);
            Key = new RecordingKey(_parser.Kind, _parser.Picture, RequestText());
            return true;
        }
        return false;
    }

    public void Dispose() => _file.Dispose();

    // Most lines have the request of the one before: it needs no text of its own.
    private string RequestText()
    {
        var request = Line.Span[_parser.Request.Place];
        if (!request.SequenceEqual(_request))
            (_request, _requestText) = (request.ToArray(), Encoding.UTF8.GetString(request));
        return _requestText;
    }

    private bool ReadLine()
    {
        for (var searched = _start; ;)
        {
            var feed = _buffer.AsSpan(searched.._filled).IndexOf((byte)'\n');
            if (feed >= 0)
                return Take(searched + feed, isEnded: true);
            searched = _filled - _start;
            if (searched > RecordingReader.LongestLine)
            {
                throw new InputException(new Fault(
                    $"a line is longer than {RecordingReader.LongestLine >> 20} MiB", "Put one recording on a line.",
                    _file.Name));
            }
            if (!Fill())
                return _filled > _start && Take(_filled, isEnded: false);
        }
    }

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
        var read = _file.Read(_buffer.AsSpan(kept));
        _filled += read;
        return read > 0;
    }
}
