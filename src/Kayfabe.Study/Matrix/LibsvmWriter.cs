using System.Globalization;

namespace Kayfabe.Study.Matrix;

/// <summary>
/// Writes the sparse text form that XGBoost and LIBSVM read: a line a row, <c>0|1 column:value ...</c>, columns 1-based
/// and ascending; https://www.csie.ntu.edu.tw/~cjlin/libsvm/faq.html#/Q03:_Data_preparation.
/// </summary>
/// <remarks>Written by hand as UTF-8 bytes: ten million entries take about a second.</remarks>
internal sealed class LibsvmWriter(string path) : IDisposable
{
    /// <summary>Room for <c> 2147483647:-3.4028235E+38</c>.</summary>
    private const int LongestEntry = 32;

    private readonly FileStream _stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    private readonly byte[] _buffer = new byte[1 << 18];
    private int _filled;

    /// <summary>Begins a row with its outcome.</summary>
    public void BeginRow(bool inKayfabe) => Append(inKayfabe ? (byte)'1' : (byte)'0');

    /// <summary>Adds an entry to the row; the value is in its shortest form that reads back to the same bits.</summary>
    /// <param name="column">0-based, ascending within a row.</param>
    /// <param name="value">A finite number.</param>
    public void Add(int column, float value)
    {
        Append((byte)' ');
        (column + 1).TryFormat(_buffer.AsSpan(_filled), out var length, default, CultureInfo.InvariantCulture);
        _filled += length;
        _buffer[_filled++] = (byte)':';
        // Nearly every value is 1: a detection.
        if (value == 1)
        {
            _buffer[_filled++] = (byte)'1';
            return;
        }
        value.TryFormat(_buffer.AsSpan(_filled), out length, default, CultureInfo.InvariantCulture);
        _filled += length;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow() => Append((byte)'\n');

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _stream.Dispose();
    }

    private void Append(byte character)
    {
        if (_buffer.Length - _filled < LongestEntry)
            Flush();
        _buffer[_filled++] = character;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _filled);
        _filled = 0;
    }
}
