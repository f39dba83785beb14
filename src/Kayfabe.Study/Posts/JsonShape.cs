using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Posts;

/// <summary>Explains a JSON file that is not an array of objects: one fault for the whole file.</summary>
internal static class JsonShape
{
    private static readonly string[] _noValues =
        ["NaN", "nan", "Infinity", "-Infinity", "None", "undefined", "True", "False"];

    /// <summary>The fault of a file that could not be read to its end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">All of it, in UTF-8.</param>
    /// <param name="e">Where reading ended.</param>
    public static Fault Explain(StudyFile file, ReadOnlySpan<byte> text, JsonException e)
    {
        if (CellText.IsBlank(text))
            return new Fault("the file is empty", "Download the export again, or remove the file", file.Name, 1, 1);
        if (CellText.Trim(text)[0] == '{' && OfObject(file, text) is { } shape)
            return shape;
        var (line, column) = ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        var rest = text[Math.Min(text.Length, StartOf(text, line) + column - 1)..];
        var (problem, remedy) = (NoValueAt(rest), CellText.IsBlank(rest)) switch
        {
            ({ } word, _) => (
                $"{word} is not a value in JSON",
                "Write null (true and false for True and False), or export the posts as CSV"),
            (_, true) => ("the file ends inside its array", "Download the export again: it was cut off"),
            _ => ("the file is not a JSON array of objects", "Fix it there, or export the posts as CSV"),
        };
        return new Fault(problem, remedy, file.Name, line, column);
    }

    /// <summary>The line and the character of it, from 1, at an index of the text.</summary>
    public static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> text, int index)
    {
        var before = text[..index];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }

    /// <summary>The line and the character of it where the text is no longer in UTF-8.</summary>
    public static (int Line, int Column) OtherEncoding(ReadOnlySpan<byte> text)
    {
        var characters = new char[text.Length];
        Utf8.ToUtf16(text, characters, out _, out var valid, replaceInvalidSequences: false);
        var before = characters.AsSpan(0, valid);
        return (before.Count('\n') + 1, valid - before.LastIndexOf('\n'));
    }

    // A text that starts with an object; null where that is not JSON itself.
    private static Fault? OfObject(StudyFile file, ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true });
        var names = new List<string>();
        string? array = null;
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                names.Add(Encoding.UTF8.GetString(reader.ValueSpan));
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray)
                    array ??= names[^1];
                reader.Skip();
            }
            if (names.Count > 0 && !ExportRows.IsPhantomBuster(names))
                return array is null ? ExportRows.OtherTool(file, names) : Fault(
                    $"the array of posts is inside an object, in '{Quotation.Shorten(array)}'",
                    "Keep the array alone: the text from its [ to its ]");
            return reader.Read()
                ? Fault(
                    "the file is JSON lines, one object a line, not one array",
                    "Write [ before the first, a comma after each but the last, and ] at the end; or export as CSV")
                : Fault("this is one object, not an array of objects", "Write [ before and ] after it");
        }
        catch (JsonException)
        {
            return null;
        }

        Fault Fault(string problem, string remedy) => new(problem, remedy, file.Name, 1, 1);
    }

    private static int StartOf(ReadOnlySpan<byte> text, int line)
    {
        var start = 0;
        for (; line > 1; line--)
            start += text[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    // What Python and JavaScript write for values that JSON does not have.
    private static string? NoValueAt(ReadOnlySpan<byte> text)
    {
        foreach (var word in _noValues)
        {
            if (text.Length >= word.Length && Ascii.Equals(text[..word.Length], word))
                return word;
        }
        return null;
    }
}
