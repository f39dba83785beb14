using System.Globalization;
using System.Text;

namespace Kayfabe.Settings;

/// <summary>How a user's or a stranger's text is quoted in a message: on one line, shortened.</summary>
public static class Quotation
{
    private const int Longest = 60;

    /// <summary>The text in single quotes, shortened as in <see cref="Shorten"/>.</summary>
    public static string Of(string text) => $"'{Shorten(text)}'";

    /// <summary>Names in single quotes, with commas between them.</summary>
    public static string OfAll(IReadOnlyList<string> names)
    {
        var quoted = new string[names.Count];
        for (var i = 0; i < quoted.Length; i++)
            quoted[i] = $"'{names[i]}'";
        return string.Join(", ", quoted);
    }

    /// <summary>
    /// At most so many characters, then an ellipsis. What cannot be seen, apart from spaces, is written as its number:
    /// <c>\u00A0</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">The number of characters that are kept; default 60.</param>
    public static string Shorten(string text, int longest = Longest)
    {
        var line = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, longest)))
        {
            if (c != ' ' && (char.IsControl(c) || IsInvisible(c)))
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                line.Append(c);
        }
        return text.Length > longest ? line.Append("...").ToString() : line.ToString();
    }

    /// <summary>Whether a character is white space, or takes no room: a soft hyphen, a mark of direction.</summary>
    public static bool IsInvisible(char c) => char.IsWhiteSpace(c)
        || c is '\u00AD' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2069') or '\uFEFF';
}
