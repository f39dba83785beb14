using Kayfabe.Study.Posts;

namespace Kayfabe.Sample.Model;

/// <summary>The shortcodes of the synthetic account, by number.</summary>
/// <remarks>
/// An id grows with the time of the post. All begin with <c>HSynth</c>, which no real post will have before the year
/// 2043, so that an address of this study leads nowhere.
/// </remarks>
internal static class SyntheticShortcode
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = 1 << 30;

    // Of a shortcode's digits, in their order: without small letters; every fourth of these; what a sixth one can be.
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", Fourths = "AEIMQUY048",
        Sixth = "h0123456789-_";

    private static readonly ulong FirstId = IdOf("HSynthAAAAA");

    /// <summary>The shortcode with a number, 0 up to <see cref="Count"/>; a greater number's id is greater.</summary>
    public static string Of(int number) => Shortcode.FromId(FirstId + (ulong)number);

    /// <summary>
    /// A shortcode without small letters behind its start, 0 up to 7,133,360: those of real posts are too far apart to
    /// differ by case alone, which files must not, and so many of <see cref="Of"/> would. A greater number's id is
    /// greater, by 256 at least, the distance of ids that a spreadsheet keeps apart.
    /// </summary>
    public static string OfOneCase(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
            number, Sixth.Length * Digits.Length * Digits.Length * Digits.Length * Fourths.Length);
        Span<char> code = ['H', 'S', 'y', 'n', 't', ' ', ' ', ' ', ' ', ' ', 'A'];
        code[9] = Take(Fourths, ref number);
        for (var i = 8; i > 5; i--)
            code[i] = Take(Digits, ref number);
        code[5] = Sixth[number];
        return code.ToString();

        static char Take(string digits, ref int rest)
        {
            var digit = digits[rest % digits.Length];
            rest /= digits.Length;
            return digit;
        }
    }

    /// <summary>The 64-bit id that a shortcode spells.</summary>
    public static ulong IdOf(string shortcode) => Shortcode.ToId(shortcode)
        ?? throw new ArgumentException($"'{shortcode}' does not spell a 64-bit id.", nameof(shortcode));
}
