using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Kayfabe.Settings;

namespace Kayfabe.Study.Tables;

/// <summary>
/// Reads a CSV file with a header, strictly: what is not RFC 4180 in UTF-8 is a fault, never a guess.
/// </summary>
/// <remarks>
/// Faults go to the caller's <see cref="FaultList"/>: a missing or repeated column, a ragged row, a quote that is not
/// closed or out of place, another encoding, a record above <see cref="MaxRecordBytes"/>, an empty file, a file that
/// cannot be read. A row with a fault is skipped, so that one run finds the others. The caller throws them, once
/// everything is read, with <see cref="FaultList.ThrowIfAny()"/>. Streams: one record is in memory at a time.
/// </remarks>
public sealed class CsvTable : IDisposable
{
    /// <summary>The longest record, in bytes: an unclosed quote must not pull a whole file into memory.</summary>
    public const int MaxRecordBytes = 1 << 20;

    private readonly string _name;
    private readonly FaultList _faults;
    private readonly CsvReader? _reader;
    private long _faultyLine;
    private bool _columnMissing;
    private bool _isOtherShape;
    private bool _isOtherEncoding;

    private CsvTable(Stream? stream, string name, FaultList faults)
    {
        _name = name;
        _faults = faults;
        if (stream is null)
            return;
        if (LooksLikeUtf16(stream))
        {
            AddEncodingFault(1, 1);
            stream.Dispose();
            return;
        }
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            Encoding = Encoding.UTF8,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = AddMalformed,
            PoolStrings = true,
        });
        Columns = ReadHeader(_reader);
    }

    /// <summary>The names of the columns, trimmed; empty where the header cannot be read.</summary>
    public IReadOnlyList<string> Columns { get; } = [];

    /// <summary>The line of the file, from 1, on which the current record starts.</summary>
    public int Line => (int)Current.LineNumber;

    /// <summary>The field's value in UTF-8, unquoted; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> this[int column] => Current.GetSpan(column);

    private CsvReader Current => _reader ?? throw new InvalidOperationException("Read() has not returned true.");

    /// <summary>Opens a file; where it cannot be read, the table is empty and the list has the fault.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="name">What faults call it: the path as a user would type it.</param>
    /// <param name="faults">Where faults go.</param>
    public static CsvTable Open(string path, string name, FaultList faults)
    {
        try
        {
            // The reader has a buffer of its own.
            return new CsvTable(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1), name, faults);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(new Fault("there is no such file", "Add the file, or fix its name in study.json", name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Fault($"the file cannot be read: {e.Message.TrimEnd('.')}", "Fix its permissions", name));
        }
        return new CsvTable(null, name, faults);
    }

    /// <summary>Reads a stream that can seek, and disposes of it; the rest as for a file.</summary>
    public static CsvTable Open(Stream stream, string name, FaultList faults) => new(stream, name, faults);

    /// <summary>The index of a column that must be there, by its name in any case.</summary>
    /// <returns>The index; -1 where it is missing, with a fault, and then the table reads as empty.</returns>
    public int Column(string name)
    {
        var index = Find(name);
        if (index >= 0 || Columns.Count == 0)
            return index;
        _columnMissing = true;
        // What is wrong with the whole file is said once.
        if (_isOtherShape)
            return index;
        if (CsvText.SeparatorFault(Columns, _name) is { } fault)
        {
            _isOtherShape = true;
            _faults.Add(fault);
        }
        else
        {
            AddFault(1, null, $"column '{name}' is missing; the file has {CsvText.List(Columns)}", "Add the column");
        }
        return index;
    }

    /// <summary>The index of a column, by its name in any case, or -1; a name that occurs twice is a fault.</summary>
    public int Find(string name)
    {
        var found = -1;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!string.Equals(Columns[i], name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found >= 0)
                AddFault(1, i + 1, $"column '{name}' is there twice", "Remove one of them");
            else
                found = i;
        }
        return found;
    }

    /// <summary>Moves to the next record; empty lines, and rows of empty fields, are skipped.</summary>
    /// <returns>False at the end of what can be read: then look at the faults.</returns>
    public bool Read()
    {
        if (_reader is null || _columnMissing || Columns.Count == 0)
            return false;
        try
        {
            while (_reader.Read())
            {
                if (!Utf8.IsValid(_reader.RawRecord))
                    AddEncodingFault();
                else if (_faultyLine != _reader.LineNumber && !IsBlank(_reader))
                    return true;
            }
        }
        catch (CsvFormatException e)
        {
            AddTooLong((int)e.LineNumber);
        }
        return false;
    }

    /// <summary>The field's value as a string; values that repeat in a column are one object.</summary>
    public string Text(int column) => Current.GetString(column);

    /// <summary>Adds a fault of a field of the current record, at the very line where the field starts.</summary>
    public void AddFault(int column, string problem, string remedy) =>
        AddFault(LineOf(column), column + 1, problem, remedy);

    /// <inheritdoc/>
    public void Dispose() => _reader?.Dispose();

    private bool IsBlank(CsvReader reader)
    {
        var column = 0;
        while (column < Columns.Count && CellText.IsBlank(reader.GetSpan(column)))
            column++;
        return column == Columns.Count;
    }

    private int LineOf(int column)
    {
        var line = Line;
        for (var i = 0; i < column; i++)
            line += Current.GetRawSpan(i).Count((byte)'\n');
        return line;
    }

    private string[] ReadHeader(CsvReader reader)
    {
        try
        {
            var headers = Array.ConvertAll(reader.Headers.ToArray(), CellText.Trim);
            if (headers.Length == 0)
                AddFault(null, null, "the file is empty", "Give it a header line and rows, or remove it");
            var other = Array.FindIndex(headers, header => header.Contains('\uFFFD', StringComparison.Ordinal));
            if (other < 0)
                return headers;
            AddEncodingFault(1, other + 1);
        }
        catch (CsvFormatException)
        {
            AddTooLong(1);
        }
        return [];
    }

    private void AddMalformed(CsvMalformedRecord record)
    {
        // A record whose quotes are wrong has a wrong number of fields too: one fault is enough.
        if (_faultyLine == record.LineNumber)
            return;
        _faultyLine = record.LineNumber;
        var line = (int)record.LineNumber;
        if (record.Reason == CsvMalformedReason.FieldCountMismatch)
        {
            if (record.RawRecord.All(c => c == ',' || Quotation.IsInvisible(c)))
                return;
            var fields = CsvText.CountFields(record.RawRecord);
            AddFault(
                line,
                Math.Min(fields, Columns.Count) + 1,
                $"the row has {fields} fields, the header {Columns.Count}",
                "Give every row one field per column; a value with a comma or a line break needs quotes around it");
            return;
        }
        var (lines, column) = CsvText.FindBadQuote(record.RawRecord);
        var (problem, remedy) = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => ("a quote is opened and never closed", "Close it with a \""),
            CsvMalformedReason.TextAfterClosingQuote => ("text follows a closing quote", "Double a \" inside a value"),
            _ => ("there is a quote inside a value without quotes", "Put the value in quotes and double the one inside"),
        };
        AddFault(line + lines, column, problem, remedy);
    }

    private void AddTooLong(int line) => AddFault(
        line,
        null,
        $"the record that starts here is longer than {MaxRecordBytes} bytes",
        "Look for a quote that is opened and never closed");

    private void AddEncodingFault()
    {
        var column = 0;
        while (column < Columns.Count - 1 && Utf8.IsValid(Current.GetRawSpan(column)))
            column++;
        AddEncodingFault(LineOf(column), column + 1);
    }

    // A file has one encoding: what follows the first such field would say the same.
    private void AddEncodingFault(int line, int column)
    {
        if (!_isOtherEncoding)
            AddFault(line, column, "the text is not in UTF-8", "Save the file as \"CSV UTF-8\"");
        _isOtherEncoding = true;
    }

    private void AddFault(int? line, int? column, string problem, string remedy) =>
        _faults.Add(new Fault(problem, remedy, _name, line, column));

    /// <summary>A byte order mark of UTF-16 or UTF-32, or a NUL in the first two characters.</summary>
    private static bool LooksLikeUtf16(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        start = start[..read];
        return start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || start.Contains((byte)0);
    }
}
