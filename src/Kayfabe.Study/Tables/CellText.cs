using System.Text;
using Kayfabe.Settings;

namespace Kayfabe.Study.Tables;

/// <summary>The text of a cell without the white space around it that nobody sees.</summary>
/// <remarks>
/// Sheets, chats and web pages leave more than spaces around what is copied from them: no-break and zero-width spaces,
/// marks of direction and of byte order.
/// </remarks>
internal static class CellText
{
    /// <summary>The text without white space and other invisible characters at either end; the same object where there are none.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && Quotation.IsInvisible(text[start]))
            start++;
        while (end > start && Quotation.IsInvisible(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <inheritdoc cref="Trim(string)"/>
    /// <param name="text">UTF-8.</param>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && !IsVisibleAscii(text[0]))
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (!IsInvisible(rune))
                break;
            text = text[length..];
        }
        while (!text.IsEmpty && !IsVisibleAscii(text[^1]))
        {
            Rune.DecodeLastFromUtf8(text, out var rune, out var length);
            if (!IsInvisible(rune))
                break;
            text = text[..^length];
        }
        return text;
    }

    /// <summary>Whether nothing of the text can be seen.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text) => Trim(text).IsEmpty;

    private static bool IsVisibleAscii(byte b) => b is > 0x20 and < 0x7F;

    private static bool IsInvisible(Rune rune) => rune.IsBmp && Quotation.IsInvisible((char)rune.Value);
}
