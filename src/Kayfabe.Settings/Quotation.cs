namespace Kayfabe.Settings;

/// <summary>How a user's text is repeated in a message: on one line, and not longer than helps.</summary>
public static class Quotation
{
    private const int Longest = 60;

    /// <summary><c>'text'</c>.</summary>
    public static string Of(string text) => $"'{Shortened(text, Longest)}'";

    /// <summary><c>'a', 'b', 'c'</c>.</summary>
    public static string OfAll(IReadOnlyList<string> names)
    {
        var quoted = new string[names.Count];
        for (var i = 0; i < quoted.Length; i++)
            quoted[i] = $"'{names[i]}'";
        return string.Join(", ", quoted);
    }

    /// <summary>At most <paramref name="longest"/> characters and an ellipsis, control characters as spaces.</summary>
    public static string Shortened(string text, int longest)
    {
        var kept = text.Length <= longest ? text : text[..longest] + "...";
        return string.Create(kept.Length, kept, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }
}
