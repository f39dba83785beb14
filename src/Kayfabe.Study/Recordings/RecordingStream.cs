using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>Reads a file of recordings line by line, with what each answers; holds one line in memory.</summary>
/// <param name="path">The file.</param>
/// <param name="parser">Reads each line; several files that are read in turn may share one.</param>
internal sealed class RecordingStream(string path, RecordingParser parser) : IDisposable
{
    private readonly LineReader _lines = new(path, RecordingReader.LongestLine);
    private byte[] _request = [];
    private string _requestText = "";

    /// <summary>The line without its end. Valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Line => _lines.Line.Span;

    /// <inheritdoc cref="LineReader.IsEnded"/>
    public bool IsEnded => _lines.IsEnded;

    /// <summary>What the line answers.</summary>
    public RecordingKey Key { get; private set; }

    /// <summary>When it was recorded, in ticks of UTC.</summary>
    public long RecordedAt { get; private set; }

    /// <summary>Goes to the next line that is not blank; false at the end.</summary>
    /// <exception cref="InputException">The line is no recording; it is passed over by the next call.</exception>
    public bool Next()
    {
        while (_lines.Next())
        {
            if (!Line.ContainsAnyExcept(" \t\r"u8))
                continue;
            parser.Parse(Line);
            Key = new RecordingKey(parser.Kind, parser.Picture, RequestText());
            RecordedAt = parser.RecordedAt;
            return true;
        }
        return false;
    }

    public void Dispose() => _lines.Dispose();

    // Most lines have the request of the one before: it needs no text of its own.
    private string RequestText()
    {
        var request = Line[parser.Request.Place];
        if (!request.SequenceEqual(_request))
            (_request, _requestText) = (request.ToArray(), Encoding.UTF8.GetString(request));
        return _requestText;
    }
}
