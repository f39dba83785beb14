namespace Kayfabe.Aws.Training;

/// <summary>What can be read of a stream, up to a number of bytes. It disposes of the stream.</summary>
/// <param name="inner">The stream.</param>
/// <param name="most">The number of bytes.</param>
internal sealed class BoundedStream(Stream inner, long most) : Stream
{
    /// <summary>The message of the exception for more.</summary>
    public const string TooLong = "The stream holds more than it may.";

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>Reads on to the end, so that a checksum there is looked at.</summary>
    public void ReadToEnd()
    {
        var buffer = new byte[1 << 16];
        while (Read(buffer, 0, buffer.Length) > 0)
        {
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int count)
    {
        _read += count;
        return _read <= most ? count : throw new IOException(TooLong);
    }
}
