namespace Kayfabe.Settings;

/// <summary>Where a value stands: in a file, or in an option of the command line.</summary>
/// <param name="File">The file, as the user would type it.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in Unicode characters (code points); a tab is one.</param>
/// <param name="Option">The option as it was typed, <c>--threshold=90</c>, where the value came from there.</param>
public sealed record Place(string? File, int? Line = null, int? Column = null, string? Option = null)
{
    private const int LongestOption = 80;

    /// <summary>The place of an option's value.</summary>
    public static Place Of(SettingOverride option) =>
        new(null, Option: Quotation.Shorten(option.Option, LongestOption));

    /// <summary>A fault at this place; that of an option begins with the option.</summary>
    public Fault Fault(string problem, string remedy) => Option is null
        ? new Fault(problem, remedy, File, Line, Column)
        : new Fault($"{Option}: {problem}", remedy);
}
