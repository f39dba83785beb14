using System.Globalization;
using System.Text;
using Kayfabe.Build.Terminal;

namespace Kayfabe.Build.Verifying;

/// <summary>The first place where two files differ, in words.</summary>
internal static class FirstDifference
{
    private const int Shown = 60;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// <c>line 17, column score: expected 0.83, found 0.84</c>; of a file that is no text, the byte.
    /// </summary>
    /// <param name="file">The file's name, whose ending tells a table.</param>
    /// <param name="expected">What the sources give.</param>
    /// <param name="found">What is published.</param>
    public static string Between(string file, byte[] expected, byte[] found) =>
        Lines(expected) is { } a && Lines(found) is { } b ? OfLines(file, a, b) : OfBytes(expected, found);

    private static string OfLines(string file, string[] expected, string[] found)
    {
        var line = 0;
        while (line < expected.Length && line < found.Length && expected[line] == found[line])
            line++;
        var place = Place(line);
        return (IsEnd(expected, line), IsEnd(found, line)) switch
        {
            (true, true) => $"{Place(line - 1)}: " + (line < expected.Length
                ? "expected a line feed after it, found none" : "expected no line feed after it, found one"),
            (true, _) => $"{place}: expected the end of the file, found {Quote(found[line])}",
            (_, true) => $"{place}: expected {Quote(expected[line])}, found the end of the file",
            _ => OfLine(file, line, expected, found),
        };
    }

    // The last line is what follows the last line feed: empty where the file ends with one.
    private static bool IsEnd(string[] lines, int line) =>
        line >= lines.Length || (line == lines.Length - 1 && lines[line].Length == 0);

    private static string OfLine(string file, int line, string[] expected, string[] found)
    {
        var place = Place(line);
        return file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && line > 0
            && OfCells(expected[0].Split(','), expected[line].Split(','), found[line].Split(',')) is { } cell
                ? $"{place}, {cell}"
                : $"{place}: {OfText(expected[line], found[line])}";
    }

    // Null for a line with a quoted cell, which may hold commas.
    private static string? OfCells(string[] header, string[] expected, string[] found)
    {
        if (expected.Length != header.Length || found.Length != header.Length)
            return null;
        for (var i = 0; i < header.Length; i++)
        {
            if (expected[i] != found[i])
                return (i > 0 ? $"row {TerminalText.Sanitize(expected[0])}, " : "")
                    + $"column {TerminalText.Sanitize(header[i])}: {Both(expected[i], found[i])}";
        }
        return null;
    }

    // The word or number around the first character that differs.
    private static string OfText(string expected, string found)
    {
        var at = 0;
        while (at < expected.Length && at < found.Length && expected[at] == found[at])
            at++;
        var start = at;
        while (start > 0 && at - start < Shown && IsOfWord(expected[start - 1]))
            start--;
        return Both(Word(expected, start, at), Word(found, start, at));
    }

    private static string Word(string line, int start, int at)
    {
        var end = Math.Min(at, line.Length);
        while (end < line.Length && IsOfWord(line[end]))
            end++;
        // Where it is no word that differs: the character, and some that follow.
        return end > at || start < at ? line[start..end] : line[start..Math.Min(line.Length, start + (Shown / 3))];
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '.' or '+' or '-' or '_';

    private static string OfBytes(byte[] expected, byte[] found)
    {
        var at = expected.AsSpan().CommonPrefixLength(found);
        var place = string.Create(CultureInfo.InvariantCulture, $"byte {at + 1:N0}");
        return at == expected.Length ? $"{place}: expected the end of the file, found {found[at]:x2}"
            : at == found.Length ? $"{place}: expected {expected[at]:x2}, found the end of the file"
            : $"{place}: expected {expected[at]:x2}, found {found[at]:x2}";
    }

    private static string Both(string expected, string found) => $"expected {Quote(expected)}, found {Quote(found)}";

    private static string Quote(string text)
    {
        if (text.Length == 0)
            return "nothing";
        var shown = TerminalText.Sanitize(text.Length > Shown ? text[..Shown] + "..." : text);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? shown : $"'{shown}'";
    }

    private static string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"line {line + 1}");

    private static string[]? Lines(byte[] content)
    {
        try
        {
            return content.Contains((byte)0) ? null : s_strict.GetString(content).Split('\n');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
