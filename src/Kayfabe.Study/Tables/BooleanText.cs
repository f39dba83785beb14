namespace Kayfabe.Study.Tables;

/// <summary>Yes or no as scrapers, people and spreadsheets write it.</summary>
/// <remarks>
/// A spreadsheet writes TRUE and FALSE in the language of its user (LibreOffice and Excel: WAHR, VRAI, VERDADERO ...),
/// pandas 1.0 where a column has empty values. What is not on the list is no boolean: it is never taken for false.
/// </remarks>
public static class BooleanText
{
    /// <summary>What counts as yes, whatever its case.</summary>
    public static IReadOnlyList<string> Yes { get; } =
    [
        "true", "yes", "1", "1.0", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "si", "vero", "sì", "verdadeiro",
        "sim", "waar",
    ];

    /// <summary>What counts as no, whatever its case.</summary>
    public static IReadOnlyList<string> No { get; } =
        ["false", "no", "0", "0.0", "falsch", "nein", "faux", "non", "falso", "não", "onwaar", "nee"];

    /// <summary>Whether a text, trimmed, is yes; null where it is neither.</summary>
    public static bool? Read(string text)
    {
        foreach (var word in Yes)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        foreach (var word in No)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return null;
    }
}
