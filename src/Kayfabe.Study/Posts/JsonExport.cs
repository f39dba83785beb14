using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Posts;

/// <summary>An export as JSON: an array of flat objects.</summary>
internal sealed class JsonExport : IExportRows
{
    /// <summary>The file is read whole, so that a value is never cut; a larger export comes as CSV.</summary>
    private const long MaxBytes = 512L << 20;

    private static readonly byte[][] _names = [.. ExportRows.Names.Select(Encoding.UTF8.GetBytes)];

    private readonly StudyFile _file;
    private readonly FaultList _faults;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string?[] _values = new string?[ExportRows.Names.Length];
    private readonly int[] _starts = new int[ExportRows.Names.Length];
    private JsonReaderState _state;
    private int _offset;
    private int _start;
    private int _lineOffset;
    private bool _known;
    private bool _ended;

    private JsonExport(StudyFile file, ReadOnlyMemory<byte> bytes, FaultList faults)
    {
        _file = file;
        _bytes = bytes;
        _faults = faults;
    }

    public int Line { get; private set; } = 1;

    public string this[ExportColumn column] => _values[(int)column] ?? "";

    public bool Has(ExportColumn column) => _values[(int)column] is not null;

    public static JsonExport? Open(StudyFile file, FaultList faults)
    {
        try
        {
            if (new FileInfo(file.Path).Length > MaxBytes)
            {
                faults.Add(new Fault($"the file is larger than {MaxBytes} bytes", "Export it as CSV", file.Name));
                return null;
            }
            var bytes = File.ReadAllBytes(file.Path).AsMemory();
            if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
                bytes = bytes[Encoding.UTF8.Preamble.Length..];
            if (Utf8.IsValid(bytes.Span))
                return new JsonExport(file, bytes, faults);
            var (line, column) = JsonShape.OtherEncoding(bytes.Span);
            faults.Add(new Fault("the text is not in UTF-8", "Save the file as UTF-8", file.Name, line, column));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = $"the file cannot be read: {e.Message.TrimEnd('.')}";
            faults.Add(new Fault(problem, "Mend its permissions", file.Name));
        }
        return null;
    }

    public bool Read()
    {
        if (_ended)
            return false;
        var reader = new Utf8JsonReader(_bytes.Span[_offset..], isFinalBlock: true, _state);
        try
        {
            if (ReadRow(ref reader))
            {
                _offset += (int)reader.BytesConsumed;
                _state = reader.CurrentState;
                return true;
            }
        }
        catch (JsonException e)
        {
            _faults.Add(JsonShape.Explain(_file, _bytes.Span, e));
        }
        _ended = true;
        return false;
    }

    public void AddFault(ExportColumn column, string problem, string remedy)
    {
        var start = _values[(int)column] is null ? _start : _starts[(int)column];
        var (line, character) = JsonShape.PlaceOf(_bytes.Span, start);
        _faults.Add(new Fault(problem, remedy, _file.Name, line, character));
    }

    public void Dispose()
    {
    }

    private bool ReadRow(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (_offset == 0)
        {
            Expect(JsonTokenType.StartArray, reader);
            reader.Read();
        }
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            // Throws where something follows the array.
            reader.Read();
            return false;
        }
        Expect(JsonTokenType.StartObject, reader);
        _start = _offset + (int)reader.TokenStartIndex;
        Line += _bytes.Span[_lineOffset.._start].Count((byte)'\n');
        _lineOffset = _start;
        Array.Clear(_values);
        var others = _known ? null : new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref reader, others);
        // The first row tells whose export it is; later ones may leave out what is empty.
        _known = others is null || ExportRows.IsPhantomBuster(others);
        if (!_known)
            _faults.Add(ExportRows.OtherTool(_file, others!));
        return _known;
    }

    private void ReadMember(ref Utf8JsonReader reader, List<string>? others)
    {
        var column = IndexOf(ref reader);
        others?.Add(column < 0 ? Text(ref reader) : ExportRows.Names[column]);
        reader.Read();
        var start = _offset + (int)reader.TokenStartIndex;
        var isNested = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        var value = Text(ref reader);
        if (column < 0)
            return;
        var isTwice = _values[column] is not null;
        (_values[column], _starts[column]) = (value, start);
        var name = ExportRows.Names[column];
        if (isTwice)
            AddFault((ExportColumn)column, $"'{name}' is there twice in one object", "Remove one of them");
        else if (isNested)
            AddFault((ExportColumn)column, $"'{name}' is an array or an object", "Write one text or number there");
    }

    private void Expect(JsonTokenType type, in Utf8JsonReader reader)
    {
        if (reader.TokenType == type)
            return;
        var before = _bytes.Span[..(_offset + (int)reader.TokenStartIndex)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        throw new JsonException(null, null, before.Count((byte)'\n'), before.Length - lineStart);
    }

    private static int IndexOf(ref Utf8JsonReader reader)
    {
        var name = CellText.Trim(reader.ValueSpan);
        for (var i = 0; i < _names.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(name, _names[i]))
                return i;
        }
        return -1;
    }

    /// <summary>The text of a name or a plain value; a nested one is passed over.</summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return "";
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                reader.Skip();
                return "";
            case JsonTokenType.String or JsonTokenType.PropertyName:
                try
                {
                    return reader.GetString()!;
                }
                catch (InvalidOperationException)
                {
                    // A caption cut within an emoji: half a surrogate pair has no text. Keep it escaped.
                    return Encoding.UTF8.GetString(reader.ValueSpan);
                }
            default:
                // Numbers as they are written: an id must not pass through a float.
                return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
