using System.Globalization;
using Kayfabe.Settings;

namespace Kayfabe.Study.Posts;

/// <summary>Reads a count of likes, comments or views.</summary>
/// <remarks>
/// <c>46171</c>; <c>46171.0</c>, which pandas makes of a column with empty values; <c>46,171</c>, <c>46 171</c>,
/// <c>46'171</c>, <c>1.046.171</c> in groups of three digits. Empty is not known, and so is -1, which stands for a
/// count that its account hides. <c>12.5K</c> and <c>1.2E+04</c> have lost digits, and <c>1.234</c> may be two numbers:
/// none of them is the count.
/// </remarks>
public static class CountText
{
    /// <summary>Reads a text, trimmed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">0 or more; null where it is not known.</param>
    /// <returns>False where the text is filled and no count can be read from it.</returns>
    public static bool TryRead(string text, out long? count)
    {
        count = null;
        if (text is "" or "-1" or "-1.0")
            return true;
        var digits = WithoutZeros(text);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && !long.TryParse(WithoutGroups(text), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }
        count = number;
        return true;
    }

    // 46171.0: one zero or two; 46.000 may be a group of three.
    private static ReadOnlySpan<char> WithoutZeros(string text) =>
        text.EndsWith(".0", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 2)
        : text.EndsWith(".00", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 3)
        : text;

    // The digits of groups: 1 to 3 digits, then threes, with one separator between them; none where it is otherwise.
    private static string WithoutGroups(string text)
    {
        var first = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (first is < 1 or > 3)
            return "";
        var separator = text[first];
        var isSeparator = separator is ',' or '\'' or '’' || Quotation.IsInvisible(separator);
        var groups = text.Split(separator);
        // With one point, 1.234 may also be a number with decimals.
        return (isSeparator || (separator == '.' && groups.Length > 2)) && groups[1..].All(group => group.Length == 3)
            ? string.Concat(groups)
            : "";
    }
}
