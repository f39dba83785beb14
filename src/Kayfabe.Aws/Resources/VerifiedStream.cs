using System.Security.Cryptography;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// A file that must have a digest, as it is read: the last byte is given only when all before it and it have that
/// digest. So an upload of a file that changed in the meantime ends before it is whole, and stores nothing.
/// </summary>
internal sealed class VerifiedStream : Stream
{
    private readonly FileStream _file;
    private readonly string _digest;
    private IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public VerifiedStream(string file, string digest)
    {
        _file = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        (_digest, Length) = (digest, _file.Length);
    }

    /// <summary>The length that the file had when it was opened.</summary>
    public override long Length { get; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    /// <summary>The place; only the beginning can be gone to, where a repeated request starts.</summary>
    public override long Position
    {
        get => _file.Position;
        set
        {
            if (value == _file.Position)
                return;
            if (value != 0)
                throw new NotSupportedException();
            _file.Position = 0;
            _hash.Dispose();
            _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        }
    }

    public override int Read(Span<byte> buffer) => Checked(buffer, _file.Read(Rest(buffer)));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await _file.ReadAsync(Rest(buffer), cancellationToken).ConfigureAwait(false);
        return Checked(buffer.Span, count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _hash.Dispose();
        }
        base.Dispose(disposing);
    }

    // What was appended since is not part of it.
    private Span<byte> Rest(Span<byte> buffer) => buffer[..(int)Math.Min(buffer.Length, Length - _file.Position)];

    private Memory<byte> Rest(Memory<byte> buffer) => buffer[..(int)Math.Min(buffer.Length, Length - _file.Position)];

    private int Checked(ReadOnlySpan<byte> buffer, int count)
    {
        _hash.AppendData(buffer[..count]);
        var isShort = count == 0 && buffer.Length > 0 && _file.Position < Length;
        if (isShort || (count > 0 && _file.Position == Length && !Is(_hash.GetCurrentHash())))
            throw new ChangedFileException(_file.Name);
        return count;
    }

    private bool Is(byte[] hash) => Sha256Text.Of(hash) == _digest;
}

/// <summary>A file does not have the digest that it had.</summary>
internal sealed class ChangedFileException(string file) : IOException($"{file} changed while it was read");
