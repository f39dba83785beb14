namespace Kayfabe.Build.CommandLine;

/// <summary>
/// An argument of the command line: an option with or without its value, or a word that is not an option.
/// </summary>
/// <param name="Typed">The word as it was typed, without the value.</param>
/// <param name="Name">The option's name, known or not; null for a word that does not look like an option.</param>
/// <param name="Value">The value; null where none was given.</param>
internal sealed record Argument(string Typed, string? Name, string? Value)
{
    /// <summary>
    /// Reads <c>--name=value</c>, <c>--name value</c>, <c>--name</c> and the same with <c>-n</c> for an option that has
    /// a letter.
    /// </summary>
    public static List<Argument> ReadAll(IReadOnlyList<string> words)
    {
        var all = new List<Argument>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word == "--" || !LooksLikeOption(word))
            {
                all.Add(new Argument(word, null, null));
                continue;
            }
            var cut = word.IndexOf('=', StringComparison.Ordinal);
            var typed = cut < 0 ? word : word[..cut];
            var name = NameOf(typed);
            var takesValue = name is null || Options.Find(name) is not { Value: null };
            if (cut >= 0)
                all.Add(new Argument(typed, name, word[(cut + 1)..]));
            else if (takesValue && i + 1 < words.Count && !LooksLikeOption(words[i + 1]))
                all.Add(new Argument(typed, name, words[++i]));
            else
                all.Add(new Argument(typed, name, null));
        }
        return all;
    }

    /// <summary>Whether a word looks like an option. A negative number is a value: <c>--threshold -1</c>.</summary>
    public static bool LooksLikeOption(string word) =>
        word is ['-', not (>= '0' and <= '9' or '.'), ..];

    private static string? NameOf(string typed) =>
        typed.StartsWith("--", StringComparison.Ordinal) ? typed[2..]
        : typed is ['-', var letter] ? Options.Find(letter)?.Name
        : null;
}
