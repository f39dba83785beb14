using Kayfabe.Build.Running;

namespace Kayfabe.Build.CommandLine;

/// <summary>An option of the command line.</summary>
/// <param name="Name">Its name without the dashes.</param>
/// <param name="Value">The form of its value; null where it takes none.</param>
/// <param name="Help">What it does.</param>
public sealed record Option(string Name, string? Value, string Help)
{
    /// <summary>The letter after one dash that means the same; null for none.</summary>
    public char? Letter { get; init; }

    /// <summary>What other programs call it: rejected with the name that it has here.</summary>
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];

    /// <summary>Whether only some targets use it: stages, and those marked with <see cref="UsesAttribute"/>.</summary>
    public bool IsOfTarget { get; init; }

    /// <summary><c>--target=&lt;name&gt;</c>, or with a value in its place.</summary>
    public string With(string? value) => Value is null ? $"--{Name}" : $"--{Name}={value ?? Value}";
}
