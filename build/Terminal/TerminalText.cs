using System.Globalization;

namespace Kayfabe.Build.Terminal;

/// <summary>Makes untrusted text safe for a terminal.</summary>
public static class TerminalText
{
    private const int Length = 200;

    /// <summary>
    /// The text without control and format characters (which colour, move the cursor, or turn the direction of
    /// writing), cut after 200 characters.
    /// </summary>
    public static string Sanitize(string text)
    {
        var shown = string.Concat(text.Take(Length).Select(c => IsHarmless(c) ? c : '\ufffd'));
        return text.Length > Length ? shown + " ..." : shown;
    }

    /// <summary>An address, with all but ASCII escaped.</summary>
    public static string Sanitize(Uri address) =>
        Sanitize(address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString);

    private static bool IsHarmless(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
