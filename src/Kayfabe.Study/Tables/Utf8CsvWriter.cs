using System.Buffers;
using System.Text;

namespace Kayfabe.Study.Tables;

/// <summary>
/// Writes CSV (RFC 4180, but LF) as bytes, quoted where needed, without an object a row. It makes the bytes that
/// <see cref="CsvFile"/> makes, for tables of a million rows.
/// </summary>
internal sealed class Utf8CsvWriter : IDisposable
{
    private const int BufferBytes = 1 << 18;
    private static readonly SearchValues<byte> _special = SearchValues.Create(",\"\r\n"u8);
    private readonly FileStream _stream;
    private byte[] _buffer = new byte[BufferBytes];
    private int _filled;
    private bool _isFirst = true;

    public Utf8CsvWriter(string path, params ReadOnlySpan<string> header)
    {
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var name in header)
            Field(name);
        EndRow();
    }

    public void Field(string text) => Field(text.AsSpan());

    public void Field(ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Field(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    public void Field(ReadOnlySpan<byte> utf8)
    {
        Reserve((2 * utf8.Length) + 4);
        if (!_isFirst)
            _buffer[_filled++] = (byte)',';
        _isFirst = false;
        if (utf8.ContainsAny(_special) || utf8 is [(byte)' ', ..] or [.., (byte)' '])
        {
            Quote(utf8);
            return;
        }
        utf8.CopyTo(_buffer.AsSpan(_filled));
        _filled += utf8.Length;
    }

    public void Field(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        Field(digits[..length]);
    }

    public void EndRow()
    {
        Reserve(1);
        _buffer[_filled++] = (byte)'\n';
        _isFirst = true;
    }

    public void Dispose()
    {
        _stream.Write(_buffer.AsSpan(0, _filled));
        _stream.Dispose();
    }

    private void Quote(ReadOnlySpan<byte> utf8)
    {
        _buffer[_filled++] = (byte)'"';
        foreach (var b in utf8)
        {
            if (b == (byte)'"')
                _buffer[_filled++] = b;
            _buffer[_filled++] = b;
        }
        _buffer[_filled++] = (byte)'"';
    }

    private void Reserve(int bytes)
    {
        if (_filled + bytes <= _buffer.Length)
            return;
        _stream.Write(_buffer.AsSpan(0, _filled));
        _filled = 0;
        if (bytes > _buffer.Length)
            _buffer = new byte[bytes];
    }
}
