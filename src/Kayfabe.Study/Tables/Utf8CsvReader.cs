using System.Text;
using Kayfabe.Settings;

namespace Kayfabe.Study.Tables;

/// <summary>
/// Streams some columns of a CSV file that an earlier stage wrote (RFC 4180, UTF-8) as bytes, without an object a row.
/// </summary>
internal sealed class Utf8CsvReader : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _name;
    private readonly int[] _columns;
    private readonly List<Range> _fields = [];
    private byte[] _buffer = new byte[1 << 18];
    private byte[] _unquoted = [];
    private byte[] _row;
    private int _next;
    private int _filled;
    private int _line = 1;
    private int _lines = 1;

    /// <summary>Opens a file; field i is then the i-th of the columns named here.</summary>
    /// <exception cref="InputException">There is no such file, or one of the columns is not in it.</exception>
    public Utf8CsvReader(string path, params ReadOnlySpan<string> columns)
    {
        _name = Path.GetFileName(path);
        if (!File.Exists(path))
            throw ArtifactTable.Damaged(_name, null, null, "there is no such file");
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        _row = _buffer;
        _columns = new int[columns.Length];
        var header = new List<string>();
        if (ReadRow())
        {
            foreach (var field in _fields)
                header.Add(Encoding.UTF8.GetString(_row[field]));
        }
        for (var i = 0; i < columns.Length; i++)
        {
            _columns[i] = header.IndexOf(columns[i]);
            if (_columns[i] < 0)
                throw ArtifactTable.Damaged(_name, 1, null, $"there is no column '{columns[i]}'");
        }
    }

    /// <summary>The bytes of a field of the current row; valid until the next call of <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> this[int column] => _row.AsSpan(_fields[_columns[column]]);

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="InputException">The row has too few fields.</exception>
    public bool Read()
    {
        if (!ReadRow())
            return false;
        foreach (var column in _columns)
        {
            if (column >= _fields.Count)
                throw ArtifactTable.Damaged(_name, _line, null, $"the row has {_fields.Count} fields only");
        }
        return true;
    }

    /// <summary>What to throw when a field of the current row cannot be used.</summary>
    public InputException Damaged(int column, string problem) =>
        ArtifactTable.Damaged(_name, _line, _columns[column] + 1, problem);

    public void Dispose() => _stream.Dispose();

    private bool ReadRow()
    {
        _line = _lines;
        var end = FindEnd(out var hasQuotes);
        if (end < 0)
            return false;
        _fields.Clear();
        var row = _buffer.AsSpan(_next..end);
        if (row is [.., (byte)'\r'])
            row = row[..^1];
        if (hasQuotes)
            SplitQuoted(row);
        else
            Split(row);
        _next = int.Min(end + 1, _filled);
        return true;
    }

    /// <summary>
    /// The place of the line feed that ends the row, not one in quotes, or of the end of the file; -1: no row.
    /// </summary>
    private int FindEnd(out bool hasQuotes)
    {
        // Relative to the row's start, which moves when the buffer is filled.
        var (searched, quotes) = (0, 0);
        while (true)
        {
            var rest = _buffer.AsSpan((_next + searched).._filled);
            var feed = rest.IndexOf((byte)'\n');
            var passed = feed < 0 ? rest.Length : feed;
            quotes += rest[..passed].Count((byte)'"');
            hasQuotes = quotes > 0;
            searched += passed;
            if (feed < 0)
            {
                if (!Fill())
                    return _next == _filled ? -1 : _filled;
                continue;
            }
            _lines++;
            if (quotes % 2 == 0)
                return _next + searched;
            searched++;
        }
    }

    private void Split(ReadOnlySpan<byte> row)
    {
        _row = _buffer;
        foreach (var field in row.Split((byte)','))
            _fields.Add((_next + field.Start.Value)..(_next + field.End.Value));
    }

    /// <summary>Writes the fields without their quotes into a buffer of their own.</summary>
    private void SplitQuoted(ReadOnlySpan<byte> row)
    {
        if (_unquoted.Length < row.Length)
            _unquoted = new byte[row.Length];
        _row = _unquoted;
        var (start, filled, isQuoted) = (0, 0, false);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == (byte)'"')
            {
                // A quote in quotes is written twice; the second one is text.
                if (isQuoted && i + 1 < row.Length && row[i + 1] == (byte)'"')
                    _unquoted[filled++] = row[i++];
                else
                    isQuoted = !isQuoted;
            }
            else if (row[i] == (byte)',' && !isQuoted)
            {
                _fields.Add(start..filled);
                start = filled;
            }
            else
                _unquoted[filled++] = row[i];
        }
        _fields.Add(start..filled);
    }

    /// <summary>Moves what is not yet read to the front and fills up behind it; false at the end of the file.</summary>
    private bool Fill()
    {
        var kept = _filled - _next;
        if (kept == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        else
            _buffer.AsSpan(_next, kept).CopyTo(_buffer);
        var read = _stream.Read(_buffer.AsSpan(kept));
        (_next, _filled) = (0, kept + read);
        return read > 0;
    }
}
