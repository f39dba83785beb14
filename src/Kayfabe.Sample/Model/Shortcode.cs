namespace Kayfabe.Sample.Model;

/// <summary>The shortcodes of the synthetic account, and the 64-bit ids that they spell.</summary>
/// <remarks>
/// An id grows with the time of the post. All begin with <c>HSynth</c>, which no real post will have before the year
/// 2043, so that an address of this study leads nowhere.
/// </remarks>
internal static class Shortcode
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = 1 << 30;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const string Prefix = "HSynth";

    /// <summary>The shortcode with a number, 0 up to <see cref="Count"/>; a greater number's id is greater.</summary>
    public static string Of(int number)
    {
        Span<char> letters = stackalloc char[5];
        for (var i = letters.Length - 1; i >= 0; i--, number /= 64)
            letters[i] = Alphabet[number % 64];
        return Prefix + new string(letters);
    }

    /// <summary>The id that a shortcode spells: base 64, most significant first.</summary>
    public static long ToId(string shortcode)
    {
        var id = 0L;
        foreach (var letter in shortcode)
            id = (id * 64) + Alphabet.IndexOf(letter, StringComparison.Ordinal);
        return id;
    }

    /// <summary>What a 64-bit float leaves of an id, as in exports that a data frame has touched.</summary>
    public static long Rounded(long id) => (long)(double)id;
}
