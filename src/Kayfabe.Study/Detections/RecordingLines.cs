using Microsoft.Win32.SafeHandles;

namespace Kayfabe.Study.Detections;

/// <summary>A part of the file of that number: the lines that start in [Start, End), in bytes.</summary>
internal readonly record struct FilePart(int File, long Start, long End);

/// <summary>
/// Streams the lines of a part of a file through one buffer; a file can be read in parts by several threads.
/// </summary>
internal sealed class RecordingLines(int longest)
{
    private const int BufferBytes = 1 << 18;
    private byte[] _buffer = new byte[BufferBytes];
    private int _next;
    private int _filled;
    private long _offset;

    /// <summary>Takes a line, without its end.</summary>
    /// <param name="line">The bytes; cut off at the longest length for a line that is too long.</param>
    /// <param name="offset">The byte of the file at which the line starts.</param>
    /// <returns>Whether to go on.</returns>
    public delegate bool Handler(ReadOnlySpan<byte> line, long offset);

    public void Read(SafeFileHandle file, FilePart part, Handler handle)
    {
        // The byte before a part tells whether a line starts at its start.
        var start = long.Max(part.Start - 1, 0);
        (_next, _filled, _offset) = (0, 0, start);
        if (part.Start > 0 && !Skip(file))
            return;
        while (_offset + _next < part.End)
        {
            var feed = Find(file);
            var line = _buffer.AsSpan(_next, (feed < 0 ? _filled : feed) - _next);
            if (line.IsEmpty && feed < 0)
                return;
            var isTooLong = feed < 0 && line.Length > longest;
            if (!handle(line, _offset + _next))
                return;
            _next += line.Length + (feed < 0 ? 0 : 1);
            if (isTooLong && !Skip(file))
                return;
        }
    }

    /// <summary>
    /// Where the line that starts at the next byte ends; -1: at the end of the file, or too far away.
    /// </summary>
    private int Find(SafeFileHandle file)
    {
        for (var searched = _next; ;)
        {
            var feed = _buffer.AsSpan(searched.._filled).IndexOf((byte)'\n');
            if (feed >= 0)
                return searched + feed;
            searched = _filled - _next;
            if (searched > longest || !Fill(file))
                return -1;
        }
    }

    /// <summary>Skips the rest of a line; false at the end of the file.</summary>
    private bool Skip(SafeFileHandle file)
    {
        do
        {
            var feed = _buffer.AsSpan(_next.._filled).IndexOf((byte)'\n');
            _next = feed < 0 ? _filled : _next + feed + 1;
            if (feed >= 0)
                return true;
        }
        while (Fill(file));
        return false;
    }

    /// <summary>Moves what is not yet handled to the front and reads behind it; false at the end of the file.</summary>
    private bool Fill(SafeFileHandle file)
    {
        var kept = _filled - _next;
        if (kept == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        else
            _buffer.AsSpan(_next, kept).CopyTo(_buffer);
        (_next, _filled, _offset) = (0, kept, _offset + _next);
        var read = RandomAccess.Read(file, _buffer.AsSpan(kept), _offset + kept);
        _filled += read;
        return read > 0;
    }
}
