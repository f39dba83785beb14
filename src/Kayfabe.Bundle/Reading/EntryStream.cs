using Microsoft.Win32.SafeHandles;

namespace Kayfabe.Bundle.Reading;

/// <summary>The bytes of one file of a zip. Several may be read at once.</summary>
/// <param name="zip">The zip, which outlives the stream.</param>
/// <param name="start">Where the file begins.</param>
/// <param name="length">The number of its bytes.</param>
internal sealed class EntryStream(SafeFileHandle zip, long start, long length) : Stream
{
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var rest = length - _position;
        if (rest <= 0 || buffer.Length == 0)
            return 0;
        var count = RandomAccess.Read(zip, rest < buffer.Length ? buffer[..(int)rest] : buffer, start + _position);
        if (count == 0)
            throw new EndOfStreamException("The zip was cut off while it was read.");
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
