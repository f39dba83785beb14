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

    private static readonly ulong FirstId = IdOf("HSynthAAAAA");

    /// <summary>The shortcode with a number, 0 up to <see cref="Count"/>; a greater number's id is greater.</summary>
    public static string Of(int number) => Shortcode.FromId(FirstId + (ulong)number);

    /// <summary>The 64-bit id that a shortcode spells.</summary>
    public static ulong IdOf(string shortcode) => Shortcode.ToId(shortcode)
        ?? throw new ArgumentException($"'{shortcode}' does not spell a 64-bit id.", nameof(shortcode));
}
