namespace Cake.Frosting.Internal;

/// <summary>The kind of a part of the command line.</summary>
internal enum TokenKind
{
    /// <summary>A word, or the text after <c>=</c> or <c>:</c>.</summary>
    Text,

    /// <summary><c>--name</c>, or the one letter of <c>-n</c>.</summary>
    Option,

    /// <summary>One of several letters after a dash: it has no value.</summary>
    OneOfMany,
}

/// <summary>A part of the command line.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The text, or the option with its dashes.</param>
/// <param name="IsAttached">Whether the text belongs to the option before it: <c>--name=text</c>.</param>
internal sealed record Token(TokenKind Kind, string Text, bool IsAttached = false)
{
    /// <summary>Splits words into tokens.</summary>
    /// <exception cref="FormatException">
    /// An option without a name, with an invalid name, or with an empty value.
    /// </exception>
    public static List<Token> Read(IEnumerable<string> words)
    {
        var tokens = new List<Token>();
        foreach (var word in words)
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
                ReadLong(word, tokens);
            else if (word is ['-', ..] && !(word.Length > 1 && char.IsDigit(word[1])))
                ReadShort(word, tokens);
            else
                tokens.Add(new Token(TokenKind.Text, word));
        }
        return tokens;
    }

    private static void ReadLong(string word, List<Token> tokens)
    {
        var (name, value) = Cut(word, 2);
        if (name.Length < 2)
            throw new FormatException(name.Length == 0 ? "Option does not have a name." : "Invalid long option name.");
        if (char.IsDigit(name[0]) || !IsName(name))
            throw new FormatException("Invalid long option name.");
        tokens.Add(new Token(TokenKind.Option, "--" + name));
        Attach(value, tokens);
    }

    private static void ReadShort(string word, List<Token> tokens)
    {
        var (letters, value) = Cut(word, 1);
        if (letters.Length == 0)
            throw new FormatException("Option does not have a name.");
        foreach (var letter in letters)
        {
            if (!char.IsLetter(letter) && letters != "?")
                throw new FormatException("Short option does not have a valid name.");
            tokens.Add(new Token(letters.Length == 1 ? TokenKind.Option : TokenKind.OneOfMany, $"-{letter}"));
        }
        Attach(value, tokens);
    }

    private static (string Name, string? Value) Cut(string word, int start)
    {
        var cut = word.AsSpan(start).IndexOfAny('=', ':');
        return cut < 0 ? (word[start..], null) : (word[start..(start + cut)], word[(start + cut + 1)..]);
    }

    private static void Attach(string? value, List<Token> tokens)
    {
        if (value is null)
            return;
        if (value.Length == 0)
            throw new FormatException("Expected an option value.");
        tokens.Add(new Token(TokenKind.Text, value, IsAttached: true));
    }

    private static bool IsName(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('-' or '_'))
                return false;
        }
        return true;
    }
}
