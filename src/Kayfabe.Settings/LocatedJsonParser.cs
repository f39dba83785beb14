using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Kayfabe.Settings;

/// <summary>Parses JSON with the line and column of each value, counted from token to token.</summary>
/// <remarks>
/// The reader is passed on by reference: with it as a field, no method of this type could be compiled ahead of time,
/// because the layout of another assembly's struct may change with that assembly. It costs 5 ms at each start.
/// </remarks>
public sealed class LocatedJsonParser
{
    /// <summary>The largest file that is read: 1 MiB.</summary>
    public const int LargestFile = 1 << 20;

    private const string HowJsonIs =
        "Fix it there: keys and texts are in double quotes, a comma separates two entries and none follows the "
        + "last, and JSON has no comments.";

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly string _file;
    private readonly FaultList _faults;
    private int _counted;
    private int _line = 1;
    private int _column = 1;

    private LocatedJsonParser(ReadOnlyMemory<byte> utf8, string file, FaultList faults)
    {
        _utf8 = utf8;
        _file = file;
        _faults = faults;
    }

    /// <summary>Parses a file's bytes.</summary>
    /// <param name="utf8">The bytes; a byte order mark is skipped.</param>
    /// <param name="file">The file, as the user would type it.</param>
    /// <param name="faults">Takes what does not stop the parser: a key that is there twice (the first counts).</param>
    /// <exception cref="InputException">Not JSON, not UTF-8, or above <see cref="LargestFile"/>.</exception>
    public static LocatedJson Parse(ReadOnlyMemory<byte> utf8, string file, FaultList faults)
    {
        if (utf8.Length > LargestFile)
        {
            throw new InputException(new Fault(
                $"it has more than {LargestFile} bytes",
                "Settings are small: check that this is the file you mean.",
                file));
        }
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var parser = new LocatedJsonParser(utf8, file, faults);
        if (!Utf8.IsValid(utf8.Span))
            throw parser.NotUtf8();
        if (!utf8.Span.ContainsAnyExcept(" \t\r\n"u8))
        {
            throw new InputException(parser.PlaceOf(0).Fault(
                "the file is empty", "Write the study's settings into it; docs/studies.md has some to begin with."));
        }
        try
        {
            var reader = new Utf8JsonReader(utf8.Span);
            reader.Read();
            var tree = parser.ReadValue(ref reader);
            reader.Read();
            return tree;
        }
        catch (JsonException exception)
        {
            throw parser.NotJson(exception);
        }
    }

    private LocatedJson ReadValue(ref Utf8JsonReader reader)
    {
        var place = PlaceOf(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, place),
            JsonTokenType.StartArray => ReadArray(ref reader, place),
            JsonTokenType.String => new LocatedText(place, ReadText(ref reader, place)),
            JsonTokenType.Number => new LocatedNumber(place, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.Null => new LocatedNull(place),
            var token => new LocatedBoolean(place, token == JsonTokenType.True),
        };
    }

    private LocatedObject ReadObject(ref Utf8JsonReader reader, Place place)
    {
        var members = new List<LocatedMember>();
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var keyPlace = PlaceOf(reader.TokenStartIndex);
            var name = ReadText(ref reader, keyPlace);
            reader.Read();
            var value = ReadValue(ref reader);
            if (first.TryAdd(name, keyPlace))
            {
                members.Add(new LocatedMember(name, keyPlace, value));
                continue;
            }
            _faults.Add(keyPlace.Fault(
                $"{Quotation.Of(name)} is there twice, first in line {first[name].Line}", "Keep one of the two."));
        }
        return new LocatedObject(place, members);
    }

    private LocatedArray ReadArray(ref Utf8JsonReader reader, Place place)
    {
        var items = new List<LocatedJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));
        return new LocatedArray(place, items);
    }

    private static string ReadText(ref Utf8JsonReader reader, Place place)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The bytes are valid UTF-8, so what is left is an escape such as \uD800 without its second half.
            throw new InputException(place.Fault(
                "this text holds half of a surrogate pair", "Write both \\u escapes, or the character itself."));
        }
    }

    private Place PlaceOf(long start)
    {
        CountTo((int)start);
        return new Place(_file, _line, _column);
    }

    private void CountTo(int end)
    {
        foreach (var unit in _utf8.Span[_counted..end])
        {
            if (unit == '\n')
                (_line, _column) = (_line + 1, 1);
            else if ((unit & 0xC0) != 0x80) // a byte that continues a character is not one of its own
                _column++;
        }
        _counted = end;
    }

    private InputException NotJson(JsonException exception)
    {
        (_counted, _line, _column) = (0, 1, 1);
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            CountTo(_counted + _utf8.Span[_counted..].IndexOf((byte)'\n') + 1);
        CountTo(Math.Min(_utf8.Length, _counted + (int)(exception.BytePositionInLine ?? 0)));
        var message = exception.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? message : message[..end]).TrimEnd('.');
        return new InputException(new Place(_file, _line, _column).Fault($"this is not JSON: {reason}", HowJsonIs));
    }

    private InputException NotUtf8()
    {
        var end = 0;
        while (Rune.DecodeFromUtf8(_utf8.Span[end..], out _, out var length) == System.Buffers.OperationStatus.Done)
            end += length;
        CountTo(end);
        return new InputException(new Place(_file, _line, _column).Fault(
            "this byte is not UTF-8", "Save the file in the encoding UTF-8."));
    }
}
