namespace Kayfabe.Settings;

/// <summary>One thing that is wrong with what a user gave: what, where, and what to do about it.</summary>
/// <param name="Problem">What is wrong, a clause without a full stop: <c>'maybe' is neither yes nor no</c>.</param>
/// <param name="Remedy">What to do next, a sentence; its full stop may be left out.</param>
/// <param name="File">The file, as the user would type it, relative to the project's root if it is below it.</param>
/// <param name="Line">1-based line of <paramref name="File"/>.</param>
/// <param name="Column">1-based column: the character in a line of JSON, the field in a line of CSV.</param>
public sealed record Fault(string Problem, string Remedy, string? File = null, int? Line = null, int? Column = null)
{
    /// <summary><c>file(line,column): problem. Remedy.</c> with the parts that are known.</summary>
    public override string ToString()
    {
        var place = (File, Line, Column) switch
        {
            (null, _, _) => "",
            (var file, null, _) => $"{file}: ",
            (var file, int line, null) => $"{file}({line}): ",
            (var file, int line, int column) => $"{file}({line},{column}): ",
        };
        var end = Remedy.EndsWith('.') || Remedy.EndsWith('?') ? "" : ".";
        return $"{place}{Problem}. {Remedy}{end}";
    }
}

/// <summary>A user's input cannot be used. Has every fault that was found, so that all can be fixed at once.</summary>
public sealed class InputException : Exception
{
    /// <summary>How many faults are shown, so that they fit on a screen; the rest is counted.</summary>
    public const int Shown = 10;

    /// <summary>Creates the exception from one or more faults.</summary>
    public InputException(params IReadOnlyList<Fault> faults)
        : base(string.Join("\n", faults))
    {
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count);
        Faults = faults;
    }

    /// <summary>The line after those that are shown.</summary>
    /// <param name="count">How many there are more; null where nobody counted them.</param>
    internal static Fault AndMore(int? count) =>
        new(count is null ? "and more" : $"and {count} more", "Fix these first.");

    /// <summary>The faults, in the order of the file; at least one.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
