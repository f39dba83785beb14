using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Kayfabe.Study.Settings;

/// <summary>Reads a tree in one pass; lines and columns are counted from token to token.</summary>
internal ref struct JsonTreeParser
{
    private const string HowJsonIs =
        "Mend it there: keys and texts stand in double quotes, a comma separates two entries and none follows the last, "
        + "and JSON has no comments.";

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly string _file;
    private readonly FaultCollector _faults;
    private Utf8JsonReader _reader;
    private int _counted;
    private int _line = 1;
    private int _column = 1;

    private JsonTreeParser(ReadOnlySpan<byte> utf8, string file, FaultCollector faults)
    {
        _utf8 = utf8;
        _file = file;
        _faults = faults;
        _reader = new Utf8JsonReader(utf8);
    }

    public static JsonTree Parse(ReadOnlySpan<byte> utf8, string file, FaultCollector faults)
    {
        if (utf8.Length > JsonTree.LargestFile)
        {
            throw new InputException(new Fault(
                $"it has more than {JsonTree.LargestFile} bytes",
                "Settings are small: check that this is the file you mean.",
                file));
        }
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var parser = new JsonTreeParser(utf8, file, faults);
        if (!Utf8.IsValid(utf8))
            throw parser.NotUtf8();
        try
        {
            parser._reader.Read();
            var tree = parser.ReadValue();
            parser._reader.Read();
            return tree;
        }
        catch (JsonException exception)
        {
            throw parser.NotJson(exception);
        }
    }

    private JsonTree ReadValue()
    {
        var place = PlaceOfToken();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(place),
            JsonTokenType.StartArray => ReadArray(place),
            JsonTokenType.String => new JsonText(place, ReadText(place)),
            JsonTokenType.Number => new JsonNumber(place, Encoding.UTF8.GetString(_reader.ValueSpan)),
            JsonTokenType.Null => new JsonNull(place),
            var token => new JsonBoolean(place, token == JsonTokenType.True),
        };
    }

    private JsonObject ReadObject(Place place)
    {
        var members = new List<JsonMember>();
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyPlace = PlaceOfToken();
            var name = ReadText(keyPlace);
            _reader.Read();
            var value = ReadValue();
            if (first.TryAdd(name, keyPlace))
            {
                members.Add(new JsonMember(name, keyPlace, value));
                continue;
            }
            _faults.Add(keyPlace.Fault(
                $"{Quotation.Of(name)} stands twice, first in line {first[name].Line}", "Keep one of the two."));
        }
        return new JsonObject(place, members);
    }

    private JsonArray ReadArray(Place place)
    {
        var items = new List<JsonTree>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue());
        return new JsonArray(place, items);
    }

    private readonly string ReadText(Place place)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The bytes are valid UTF-8, so what is left is an escape such as \uD800 without its second half.
            throw new InputException(place.Fault(
                "this text holds half of a surrogate pair", "Write both \\u escapes, or the character itself."));
        }
    }

    private Place PlaceOfToken()
    {
        CountTo((int)_reader.TokenStartIndex);
        return new Place(_file, _line, _column);
    }

    private void CountTo(int end)
    {
        for (; _counted < end; _counted++)
        {
            var unit = _utf8[_counted];
            if (unit == '\n')
                (_line, _column) = (_line + 1, 1);
            else if ((unit & 0xC0) != 0x80) // a byte that continues a character is not one of its own
                _column++;
        }
    }

    private InputException NotJson(JsonException exception)
    {
        (_counted, _line, _column) = (0, 1, 1);
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            CountTo(_counted + _utf8[_counted..].IndexOf((byte)'\n') + 1);
        CountTo(Math.Min(_utf8.Length, _counted + (int)(exception.BytePositionInLine ?? 0)));
        var message = exception.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? message : message[..end]).TrimEnd('.');
        return new InputException(new Place(_file, _line, _column).Fault($"this is not JSON: {reason}", HowJsonIs));
    }

    private InputException NotUtf8()
    {
        var end = 0;
        while (Rune.DecodeFromUtf8(_utf8[end..], out _, out var length) == System.Buffers.OperationStatus.Done)
            end += length;
        CountTo(end);
        return new InputException(new Place(_file, _line, _column).Fault(
            "this byte is not UTF-8", "Save the file in the encoding UTF-8."));
    }
}
