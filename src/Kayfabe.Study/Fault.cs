namespace Kayfabe.Study;

/// <summary>One thing that is wrong with what a user gave: what, where, and what to do about it.</summary>
/// <param name="Problem">What is wrong, a clause without a full stop: <c>'maybe' is neither yes nor no</c>.</param>
/// <param name="Remedy">What to do next, a sentence.</param>
/// <param name="File">The file, as the user would type it (relative to the project's root where it is below it).</param>
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
        return $"{place}{Problem}. {Remedy}";
    }
}

/// <summary>A user's input cannot be used. Carries every fault that was found, so that all can be mended at once.</summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception from one or more faults.</summary>
    public InputException(params IReadOnlyList<Fault> faults)
        : base(string.Join("\n", faults))
    {
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count);
        Faults = faults;
    }

    /// <summary>The faults, in the order of the file; at least one.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
